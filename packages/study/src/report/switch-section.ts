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
      ? "–"
      : `${plusMinus(metric?.unit ?? "number", difference.t)}, ${difference.decision}`;
  const without = (point: string, name: string): Difference | undefined =>
    differences.find((each) => each.point === `${point}~${name}`);
  const changed = modelled.flatMap((own) =>
    study.switches
      .filter(({ name }) => {
        const other = without(own.point, name);
        return other !== undefined && other.decision !== own.decision;
      })
      .map(({ name }) => `${names.title(own.point)} without ${switchTitle(study, name)}`),
  );
  return {
    id: "switches",
    title: "What the verdict becomes without each effect",
    content:
      study.switches.length === 0 || modelled.length === 0
        ? html`<p>The study switches no effect off, or compares nothing.</p>`
        : html`<p>
              ${changed.length === 0 ? "No single effect, when switched off on both sides, changes a verdict." : `The verdict is another one for: ${changed.join("; ")}.`}
            </p>
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
              An effect is switched off in the variant and in the baseline alike, and both are
              compared again on the same random numbers.
            </p>`,
  };
}
