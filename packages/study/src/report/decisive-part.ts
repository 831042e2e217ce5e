import { dataTable, html } from "@contactpoint/analysis/page-parts";
import type { Markup } from "@contactpoint/analysis/page-parts";
import type { DecisiveAssumption } from "../comparison/comparison.ts";
import { headlineMetric } from "../comparison/headline-metric.ts";
import { inputText, inputTitle } from "../exploration/index.ts";
import { plainNumber } from "./interval-text.ts";
import type { ReportNames } from "./report-names.ts";

/** The assumption that each difference follows most: in words for verdicts, and all in a table. */
export function decisivePart(decisive: readonly DecisiveAssumption[], names: ReportNames): Markup {
  const { study } = names;
  if (study.uncertain.length === 0) {
    return html`<p>The study varies no uncertain parameter, on which a verdict could rest.</p>`;
  }
  if (decisive.length === 0) {
    return html`<p>No difference follows an uncertain parameter beyond what chance explains.</p>`;
  }
  return html`${verdictSentences(decisive, names)}
  ${dataTable({
    caption: "The assumption that each difference follows most",
    columns: [
      { head: "Point" },
      { head: "Metric" },
      { head: "Assumption" },
      { head: "Correlation with the difference", isNumber: true },
      { head: "Flips at" },
      { head: "Who is better" },
    ],
    rows: decisive.map((each) => [
      names.title(each.point),
      names.metricTitle(each.metric),
      inputTitle(study, each.path),
      plainNumber(each.correlation),
      flipText(each, names),
      capitalised(each.finding),
    ]),
  })}`;
}

function verdictSentences(decisive: readonly DecisiveAssumption[], names: ReportNames): Markup {
  const headline = headlineMetric(names.study)?.name;
  const own = decisive.filter(({ metric }) => metric === headline);
  if (own.length === 0 && headline !== undefined) {
    return html`<p>
      No verdict follows an uncertain parameter beyond what chance explains: verdicts are drawn from
      “${names.metricTitle(headline)}”. The table has differences in other metrics, which do.
    </p>`;
  }
  return html`${own.map(({ sentence, point }) => html`<p><strong>${names.title(point)}.</strong> ${sentence}</p> `)}`;
}

/** With the interval of the value, or what is known instead. */
function flipText(
  { path, outcome, flips_at, crossing, drawn }: DecisiveAssumption,
  { study }: ReportNames,
): string {
  const text = (value: number): string => inputText(study, path, value);
  if (flips_at !== null) {
    return `${text(flips_at)} (${text(crossing.low)} to ${text(crossing.high)})`;
  }
  const between = `between ${text(drawn.from)} and ${text(drawn.until)}, which is what was drawn`;
  return outcome === "stays" ? `nowhere ${between}` : `not settled ${between}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
