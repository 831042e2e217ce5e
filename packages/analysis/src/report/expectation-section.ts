import type { ResolvedScenario } from "@contactpoint/protocol";
import type { ExpectationResult, Summary } from "../tables/summary.ts";
import { dataTable } from "./data-table.ts";
import { html } from "./markup.ts";
import type { Markup } from "./markup.ts";
import type { Section } from "./section.ts";
import { counted, countText } from "./value-text.ts";

const BADGES: Readonly<
  Record<ExpectationResult["verdict"], readonly [mark: string, kind: string]>
> = {
  met: ["✓ met", "good"],
  failed: ["✗ failed", "bad"],
  undecided: ["? undecided", "open"],
  "not-applicable": ["– not applicable", "open"],
  drifted: ["~ drifted", "open"],
};

/** What the scenario expected, and what came. */
export function expectationSection(scenario: ResolvedScenario, { expectations }: Summary): Section {
  const head = { id: "expectations", title: "What was expected" };
  if (expectations.length === 0) {
    return { ...head, content: html`<p>The scenario states no expectation.</p>` };
  }
  const met = expectations.filter(({ verdict }) => verdict === "met").length;
  const failed = expectations.filter(({ verdict }) => verdict === "failed").length;
  const objectiveOf = (id: string): string => {
    const name = scenario.expectations.find((each) => each.id === id)?.objective ?? null;
    return name === null ? "" : (scenario.objectives[name]?.["en"] ?? name);
  };
  const hasObjectives = scenario.expectations.some(({ objective }) => objective !== null);
  return {
    ...head,
    content: html`<p>
        Of ${counted(expectations.length, "expectation")}, ${countText(met)}
        ${met === 1 ? "was" : "were"} met and ${countText(failed)} failed.
      </p>
      ${dataTable({
        caption: "Expectations of the scenario",
        columns: [
          { head: "Expectation" },
          { head: "Verdict" },
          { head: "Wanted" },
          { head: "What came" },
          ...(hasObjectives ? [{ head: "Objective" }] : []),
        ],
        rows: expectations.map(({ id, verdict, wanted, sentence }) => [
          id,
          badge(verdict),
          isHash(wanted) ? html`<span class="fact">${wanted}</span>` : wanted,
          sentence,
          ...(hasObjectives ? [objectiveOf(id)] : []),
        ]),
      })}`,
  };
}

function badge(verdict: ExpectationResult["verdict"]): Markup {
  const [text, kind] = BADGES[verdict];
  return html`<span class="badge ${kind}">${text}</span>`;
}

// A hash may break anywhere; a word may not.
function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/u.test(text);
}
