import type { RuleVerdict } from "../rules/judge.ts";
import { dataTable } from "./data-table.ts";
import { html, NO_MARKUP } from "./markup.ts";
import type { Markup } from "./markup.ts";
import type { Section } from "./section.ts";
import { counted, countText, listText } from "./value-text.ts";

const MOST_WITNESS_LINES = 12;

/** What each rule of the protocol says of the run, with its article. */
export function verdictSection(verdicts: readonly RuleVerdict[], isReal: boolean): Section {
  const violated = verdicts.filter(({ verdict }) => verdict.verdict === "violated");
  const numbers = violated.map(({ rule }) => rule.number);
  const sentence =
    violated.length === 0
      ? `None of ${counted(verdicts.length, "rule")} was violated.`
      : `Of ${counted(verdicts.length, "rule")}, ${countText(violated.length)} ${violated.length === 1 ? "was" : "were"} violated: ${listText(numbers)}.`;
  return {
    id: "rules",
    title: "Did everybody keep to the rules",
    ownPage: true,
    content: html`<p>${sentence}</p>
      ${dataTable({
        caption: "Verdict on each rule",
        columns: [
          { head: "Rule" },
          { head: "What it says" },
          { head: "Article" },
          { head: "Verdict" },
          { head: "Checked", isNumber: true },
        ],
        rows: verdicts.map(({ rule, verdict }) => [
          rule.number,
          rule.statement,
          rule.law.length === 0
            ? "–"
            : rule.law.map(
                ({ id, verified }) => html`<span class="whole">${id}${verified ? "" : "*"}</span> `,
              ),
          verdictCell(verdict),
          countText(verdict.checked),
        ]),
      })}
      <p class="note">
        An asterisk marks an article whose wording was not compared with the published text. The
        texts of the UN Convention against Cybercrime (UN) are all unverified, as are those of the
        Second Additional Protocol (2AP): even a paragraph's number may differ. BC is the Budapest
        Convention. A dash means that no article stands behind the rule. A rule whose premise never
        occurred is undecided. Nothing here is legal advice.
      </p>
      ${violated.map((each) => witness(each, isReal))}`,
  };
}

function verdictCell(verdict: RuleVerdict["verdict"]): Markup {
  switch (verdict.verdict) {
    case "holds":
      return html`<span class="badge good">✓ holds</span>`;
    case "violated":
      return html`<span class="badge bad">✗ violated ${countText(verdict.violations)}×</span>`;
    case "undecided":
      return html`<span class="badge open">? undecided</span>
        <span class="small">${verdict.reason}</span>`;
  }
}

// What a rule says of a violation can name States.
function witness({ rule, verdict }: RuleVerdict, isReal: boolean): Markup {
  if (verdict.verdict !== "violated") {
    return NO_MARKUP;
  }
  const lines = verdict.witness.slice(0, MOST_WITNESS_LINES).map(({ line }) => countText(line));
  const more = verdict.witness.length - lines.length;
  const reason = isReal ? "" : `${verdict.because}; `;
  return html`<h3>Rule ${rule.number}: why it is violated</h3>
    <p>
      ${reason}lines ${listText(lines)}${more > 0 ? ` and ${countText(more)} more` : ""} of the
      journal show it. This is the shortest of ${counted(verdict.violations, "violation")}.
    </p> `;
}
