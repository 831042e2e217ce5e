import type { GradedParameter } from "@contactpoint/protocol";
import { dataTable } from "./data-table.ts";
import { html } from "./markup.ts";
import type { Markup } from "./markup.ts";
import type { Section } from "./section.ts";
import { counted, countText, listText } from "./value-text.ts";

const BASES = ["sourced", "calculated", "assumption", "scenario"] as const;

const MEANINGS: Readonly<Record<GradedParameter["basis"], string>> = {
  sourced: "taken from the source named",
  calculated: "derived from sourced figures",
  assumption: "assumed by the model; nothing supports the exact value",
  scenario: "chosen by the scenario's author",
};

/** Every number the run rests on, graded. */
export function parameterSection(parameters: readonly GradedParameter[]): Section {
  const counts = BASES.map((basis) => ({
    basis,
    n: parameters.filter((parameter) => parameter.basis === basis).length,
  }));
  const parts = counts.map(({ basis, n }) => `${countText(n)} ${basis}`);
  return {
    id: "parameters",
    title: "What it rests on",
    ownPage: true,
    content: html`<p>
        A result is only as good as what went in. Of ${counted(parameters.length, "parameter")}:
        ${listText(parts)}.
      </p>
      <dl class="terms">
        ${BASES.map(
          (basis) =>
            html`<dt>${basis}</dt>
              <dd>${MEANINGS[basis]}</dd> `,
        )}
      </dl>
      ${
        parameters.length === 0
          ? html`<p>The journal carries no graded parameter.</p>`
          : dataTable({
              caption: "Parameters of the run",
              columns: [
                { head: "Parameter" },
                { head: "Value" },
                { head: "Basis" },
                { head: "Source" },
              ],
              rows: parameters.map(({ path, value, basis, source }) => [
                breakable(path),
                value,
                basis,
                source,
              ]),
            })
      }`,
  };
}

// A path has no spaces at which a line could end.
function breakable(path: string): Markup {
  const parts = path.split(/(?<=\.)/u);
  return html`${parts.map((part, i) => (i === 0 ? part : html`<wbr />${part}`))}`;
}
