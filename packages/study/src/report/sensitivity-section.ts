import { dataTable, figure, html } from "@contactpoint/analysis/page-parts";
import type { Markup, Section } from "@contactpoint/analysis/page-parts";
import type { Interval, SensitivityIndex } from "../comparison/comparison.ts";
import { differenceScale, valueText } from "../comparison/quantity-text.ts";
import { variantTitle } from "../comparison/sample-title.ts";
import { headlineMetric } from "../comparison/headline-metric.ts";
import { inputText } from "../exploration/index.ts";
import { intervalText, plainNumber } from "./interval-text.ts";
import type { ReportNames } from "./report-names.ts";
import type { StudyReportInput } from "./study-report-input.ts";
import { whiskerDrawing } from "./whisker-drawing.ts";

// The largest first; the table has all.
const MOST_DRAWN = 15;

const METHODS: Readonly<Record<SensitivityIndex["method"], string>> = {
  sobol: "Total Sobol index: share of the variance that goes with the input, interactions included",
  morris: "Mean size of the elementary effects over the input's whole range",
  regression: "Standardised regression coefficient: standard deviations per standard deviation",
};

const METHOD_NAMES: Readonly<Record<SensitivityIndex["method"], string>> = {
  sobol: "Sobol",
  morris: "Morris",
  regression: "regression",
};

/** Which inputs move the result, the most important first. */
export function sensitivitySection({ comparison }: StudyReportInput, names: ReportNames): Section {
  const { decisive, sensitivity } = comparison;
  const headline = headlineMetric(names.study)?.name;
  const groups = [
    ...Map.groupBy(
      sensitivity,
      ({ metric, variant, method }) => `${metric} ${variant} ${method}`,
    ).values(),
  ];
  return {
    id: "sensitivity",
    title: "On which assumptions it rests",
    ownPage: true,
    content: html`${
      decisive.length === 0
        ? html`<p>No assumption was varied in a way that could decide a verdict.</p>`
        : html`${decisive.filter(({ metric }) => metric === headline).map(({ sentence, point }) => html`<p><strong>${names.title(point)}.</strong> ${sentence}</p> `)}
          ${dataTable({
            caption: "The assumption that decides each verdict",
            columns: [
              { head: "Point" },
              { head: "Metric" },
              { head: "Assumption" },
              { head: "Correlation with the difference", isNumber: true },
              { head: "Flips at", isNumber: true },
            ],
            rows: decisive.map(({ point, metric, path, correlation, flips_at }) => [
              names.title(point),
              names.metricTitle(metric),
              path,
              plainNumber(correlation),
              flips_at === null ? "nowhere in its range" : inputText(names.study, path, flips_at),
            ]),
          })}`
    }
    ${groups.map((group, i) => tornado(group, i, names))}`,
  };
}

function tornado(indices: readonly SensitivityIndex[], index: number, names: ReportNames): Markup {
  const [first] = indices;
  if (first === undefined) return html``;
  const { metric, variant, method } = first;
  const unit = names.metric(metric)?.unit ?? "number";
  const sorted = indices.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  const isEffect = method === "morris";
  const scale = isEffect
    ? differenceScale(unit, sizeOf(sorted[0] ?? first))
    : { factor: 1, unit: "" };
  const title = `${names.metricTitle(metric)}, ${variantTitle(names.study, variant)} (${METHOD_NAMES[method]})`;
  const [top] = sorted;
  const sentence = `${METHODS[method]}. The longest bar is the input that matters most: ${top?.input ?? ""}.${first.r2 === null ? "" : ` Together the inputs explain ${plainNumber(first.r2 * 100, 0)} % of the variance.`}`;
  return html`${figure(
    whiskerDrawing({
      id: `tornado-${index}`,
      title: `Sensitivity of ${title}`,
      description: `${sentence} The values stand in the table that follows.`,
      rows: sorted.slice(0, MOST_DRAWN).map((each) => ({
        name: each.input,
        interval: shownInterval(each),
        note: isEffect
          ? valueText(unit, each.mean_absolute_effect)
          : plainNumber(shownInterval(each)?.estimate ?? null),
        bar: "hue-1",
      })),
      factor: scale.factor,
      axis: isEffect
        ? `Mean size of the effect${scale.unit === "" ? "" : `, ${scale.unit}`}`
        : (METHODS[method].split(":")[0] ?? ""),
    }),
    html`<strong>${title}.</strong> ${sentence}`,
  )}${indexTable(sorted, title, unit)}`;
}

function indexTable(
  indices: readonly SensitivityIndex[],
  title: string,
  unit: Parameters<typeof intervalText>[0],
): Markup {
  const number = true as const;
  const ofNumber = (interval: Interval | null): string =>
    interval === null
      ? "–"
      : `${plainNumber(interval.estimate)} (${intervalText("number", interval)})`;
  return dataTable({
    caption: `Sensitivity of ${title}: indices`,
    columns: [
      { head: "Input" },
      { head: "Alone", isNumber: number },
      { head: "With interactions", isNumber: number },
      { head: "Mean effect", isNumber: number },
      { head: "Mean size of effect", isNumber: number },
      { head: "Standardised", isNumber: number },
    ],
    rows: indices.map((each) => [
      each.input,
      ofNumber(each.first),
      ofNumber(each.total),
      valueText(unit, each.mean_effect),
      valueText(unit, each.mean_absolute_effect),
      ofNumber(each.standardised),
    ]),
  });
}

function shownInterval(index: SensitivityIndex): Interval | null {
  const effect = index.mean_absolute_effect;
  return (
    index.total ??
    index.standardised ??
    (effect === null ? null : { estimate: effect, low: effect, high: effect })
  );
}

function sizeOf(index: SensitivityIndex): number {
  return Math.abs(shownInterval(index)?.estimate ?? 0);
}
