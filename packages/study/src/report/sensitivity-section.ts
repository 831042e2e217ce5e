import {
  figure,
  foldedTable,
  html,
  NO_MARKUP,
  percentText,
} from "@contactpoint/analysis/page-parts";
import type { Markup, Section } from "@contactpoint/analysis/page-parts";
import type { Interval, SensitivityIndex } from "../comparison/comparison.ts";
import { differenceScale, differenceText } from "../comparison/quantity-text.ts";
import { variantTitle } from "../comparison/sample-title.ts";
import { inputTitle } from "../exploration/index.ts";
import { decisivePart } from "./decisive-part.ts";
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
  const groups = Map.groupBy(sensitivity, ({ metric, method }) => `${metric} ${method}`);
  return {
    id: "sensitivity",
    title: "On which assumptions it rests",
    ownPage: true,
    content: html`${decisivePart(decisive, names)}
    ${[...groups.values()].map((group, i) => indexGroup(group, i, names))}`,
  };
}

/** One method on one metric: a tornado for each variant with inputs to be compared, and one table. */
function indexGroup(
  indices: readonly SensitivityIndex[],
  index: number,
  names: ReportNames,
): Markup {
  const byVariant = Map.groupBy(indices, ({ variant }) => variant);
  const figures = [...byVariant.values()].map((own, v) =>
    tornado(own, `tornado-${index}-${v}`, names),
  );
  const isLacking = indices.some((each) => shownInterval(each) === null);
  return html`${figures}${indexTable(indices, names)}${isLacking ? html`<p>${LACKING}</p>` : ""}`;
}

const LACKING =
  "An input with a dash has no figure: there were too few combinations of the factors, or too few draws of the parameters, for an interval, or nothing varied.";

function tornado(indices: readonly SensitivityIndex[], id: string, names: ReportNames): Markup {
  const sorted = indices
    .filter((each) => shownInterval(each) !== null)
    .toSorted((one, other) => sizeOf(other) - sizeOf(one));
  const [first] = sorted;
  if (first === undefined || sorted.length < 2) return NO_MARKUP;
  const { metric, variant, method } = first;
  const unit = names.metric(metric)?.unit ?? "number";
  const isEffect = method === "morris";
  const scale = isEffect ? differenceScale(unit, sizeOf(first)) : { factor: 1, unit: "" };
  const title = `${names.metricTitle(metric)}, ${variantTitle(names.study, variant)} (${METHOD_NAMES[method]})`;
  const sentence = `${METHODS[method]}. The longest bar is the input that matters most: ${inputTitle(names.study, first.input)}.`;
  return figure(
    whiskerDrawing({
      id,
      title: `Sensitivity of ${title}`,
      description: `${sentence} The values stand in the table that follows.`,
      rows: sorted.slice(0, MOST_DRAWN).map((each) => ({
        name: inputTitle(names.study, each.input),
        interval: shownInterval(each),
        note: isEffect
          ? differenceText(unit, each.mean_absolute_effect)
          : plainNumber(shownInterval(each)?.estimate ?? null),
        bar: "hue-1",
      })),
      factor: scale.factor,
      axis: isEffect
        ? `Mean size of the effect${scale.unit === "" ? "" : `, ${scale.unit}`}`
        : (METHODS[method].split(":")[0] ?? ""),
    }),
    html`<strong>${title}.</strong> ${sentence}`,
  );
}

function indexTable(indices: readonly SensitivityIndex[], names: ReportNames): Markup {
  const [first] = indices;
  if (first === undefined) return NO_MARKUP;
  const { metric, method } = first;
  const unit = names.metric(metric)?.unit ?? "number";
  const columns = COLUMNS[method];
  return foldedTable(
    {
      caption: `Sensitivity of ${names.metricTitle(metric)} (${METHOD_NAMES[method]})`,
      columns: [
        { head: "Variant" },
        { head: "Input" },
        ...columns.map(([head]) => ({ head, isNumber: true as const })),
      ],
      rows: indices.map((each) => [
        variantTitle(names.study, each.variant),
        inputTitle(names.study, each.input),
        ...columns.map(([, text]) => text(each, unit)),
      ]),
    },
    "summary.json",
  );
}

type ColumnOf = readonly [
  head: string,
  text: (index: SensitivityIndex, unit: Parameters<typeof differenceText>[0]) => string,
];

const COLUMNS: Readonly<Record<SensitivityIndex["method"], readonly ColumnOf[]>> = {
  sobol: [
    ["Alone", ({ first }) => numberWithEnds(first)],
    ["With interactions", ({ total }) => numberWithEnds(total)],
  ],
  morris: [
    ["Mean effect", ({ mean_effect }, unit) => differenceText(unit, mean_effect)],
    ["Mean size of effect", (each, unit) => differenceText(unit, each.mean_absolute_effect)],
    ["Scatter of effects", ({ effect_deviation }, unit) => differenceText(unit, effect_deviation)],
  ],
  regression: [
    ["Standardised coefficient", ({ standardised }) => numberWithEnds(standardised)],
    ["Variance explained by all inputs of its kind", ({ r2 }) => percentText(r2)],
  ],
};

function numberWithEnds(interval: Interval | null): string {
  return interval === null
    ? plainNumber(null)
    : `${plainNumber(interval.estimate)} (${intervalText("number", interval)})`;
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
