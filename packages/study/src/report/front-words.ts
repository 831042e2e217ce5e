import { dataTable, listText } from "@contactpoint/analysis/page-parts";
import type { Markup } from "@contactpoint/analysis/page-parts";
import type { Comparison } from "../comparison/comparison.ts";
import { headlineMetric } from "../comparison/headline-metric.ts";
import { numberText, valueText } from "../comparison/quantity-text.ts";
import type { ReportNames } from "./report-names.ts";

type PointOfFront = Comparison["pareto"][number];

/** More than these are left to the table. */
const MOST_NAMED = 4;

/** Which points no other beats, by the means; and of which of them chance may have made that so. */
export function frontSentence(pareto: readonly PointOfFront[], names: ReportNames): string {
  const efficient = pareto.filter((place) => place.efficient);
  const front =
    efficient.length === pareto.length
      ? "By the means no point is beaten by another: the one with fewer officers gives less."
      : `By the means no other point gives as much with as few officers as ${listText(efficient.map(({ point }) => names.title(point)))}; every other point is beaten by one of these, which gives at least as much with at most as many officers.`;
  return [front, ...openSentence(pareto, names), ...leftOutSentence(pareto, names)].join(" ");
}

function openSentence(pareto: readonly PointOfFront[], names: ReportNames): string[] {
  const open = pareto.flatMap(({ point, against, decision }) =>
    decision === "undecided" && against !== null
      ? [`between ${names.title(point)} and ${names.title(against)}`]
      : [],
  );
  if (open.length === 0) return [];
  const where =
    open.length > MOST_NAMED ? `for ${open.length} points of the table` : listText(open);
  return [`But the difference in service is undecided ${where}: it may be chance.`];
}

function leftOutSentence(pareto: readonly PointOfFront[], names: ReportNames): string[] {
  const placed = new Set(pareto.map(({ point }) => point));
  const left = names.shown.filter((point) => !placed.has(point)).map((point) => names.title(point));
  const metric = names.metricTitle(pareto[0]?.metric ?? "");
  return left.length === 0
    ? []
    : [`Left out, as not every replication reached \u201c${metric}\u201d: ${listText(left)}.`];
}

/** Why no point has a place: the officers are always counted, so the metric of the service lacks. */
export function whyNoFront({ study, shown }: ReportNames): string {
  const headline = headlineMetric(study);
  if (headline === undefined || headline.kind === "staffing") {
    return "The study has no metric of the service to hold against the officers.";
  }
  return shown.length === 0
    ? "No replication was run."
    : `\u201c${headline.title["en"] ?? headline.name}\u201d has no mean at any point, as not every replication reached it: no point can be placed by it.`;
}

export function frontTable(pareto: readonly PointOfFront[], names: ReportNames): Markup {
  const metric = names.metricTitle(pareto[0]?.metric ?? "");
  return dataTable({
    caption: "Service and staffing",
    columns: [
      { head: "Number and point" },
      { head: metric, isNumber: true },
      { head: "Full-time officers", isNumber: true },
      { head: "By the means" },
      { head: "Difference in service" },
    ],
    rows: pareto.map((place, i) => [
      `${i + 1} ${names.title(place.point)}`,
      valueText(names.metric(place.metric)?.unit ?? "number", place.value),
      numberText(place.officers, 1),
      place.efficient ? "not beaten" : `beaten by ${names.title(place.against ?? "")}`,
      differenceText(place, names),
    ]),
  });
}

function differenceText({ against, decision }: PointOfFront, names: ReportNames): string {
  if (against === null || decision === null) return "\u2013";
  const other = names.title(against);
  if (decision === "equal") return `the same as ${other}`;
  return decision === "undecided" ? `undecided against ${other}` : `${decision} than ${other}`;
}
