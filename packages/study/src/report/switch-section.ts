import { dataTable, html } from "@contactpoint/analysis/page-parts";
import type { Section } from "@contactpoint/analysis/page-parts";
import type { Difference } from "../comparison/comparison.ts";
import { headlineMetric } from "../comparison/headline-metric.ts";
import { plusMinus } from "../comparison/quantity-text.ts";
import { switchTitle } from "../comparison/sample-title.ts";
import type { ReportNames } from "./report-names.ts";
import type { StudyReportInput } from "./study-report-input.ts";

/** What each verdict becomes when one modelled effect is switched off in both. */
export function switchSection({ comparison }: StudyReportInput, names: ReportNames): Section {
  const { study } = names;
  const metric = headlineMetric(study);
  const differences = comparison.differences.filter((each) => each.metric === metric?.name);
  const modelled = differences.filter(({ point }) => names.shown.includes(point));
  const cell = (difference: Difference | undefined): string =>
    difference === undefined || difference.t === null
      ? "not compared"
      : `${plusMinus(metric?.unit ?? "number", difference.t)}, ${difference.decision}`;
  const without = (point: string, name: string): Difference | undefined =>
    differences.find((each) => each.point === `${point}~${name}`);
  const repeated = modelled.flatMap((own) =>
    study.switches.flatMap(({ name }) => {
      const other = without(own.point, name);
      if (own.t === null || other === undefined || other.t === null) return [];
      const title = `${names.title(own.point)} without ${switchTitle(study, name)}`;
      return [{ title, isChanged: other.decision !== own.decision }];
    }),
  );
  return {
    id: "switches",
    title: "What the verdict becomes without each effect",
    content:
      study.switches.length === 0 || modelled.length === 0
        ? html`<p>The study switches no effect off, or compares nothing.</p>`
        : html`<p>${switchSentence(repeated, modelled.length * study.switches.length)}</p>
            ${dataTable({
              caption: `Difference in ${names.metricTitle(metric?.name ?? "")} without each effect`,
              columns: [
                { head: "Point" },
                { head: "As modelled" },
                ...study.switches.map(({ name }) => ({
                  head: `Without ${switchTitle(study, name)}`,
                })),
              ],
              rows: modelled.map((own) => [
                names.title(own.point),
                cell(own),
                ...study.switches.map(({ name }) => cell(without(own.point, name))),
              ]),
            })}
            <p class="note">
              An effect is switched off in the variant and in ${names.reference} alike, and both are
              compared again on the same random numbers.
            </p>`,
  };
}

/** `repeated`: the verdicts that there are both with an effect and without it, of so many in all. */
function switchSentence(
  repeated: readonly { readonly title: string; readonly isChanged: boolean }[],
  all: number,
): string {
  if (repeated.length === 0) return "Nothing could be compared without an effect.";
  const changed = repeated.filter(({ isChanged }) => isChanged).map(({ title }) => title);
  if (changed.length > 0) return `The verdict is another one for: ${changed.join("; ")}.`;
  const scope = repeated.length < all ? " where both could be compared" : "";
  return `No single effect, when switched off on both sides, changes a verdict${scope}.`;
}
