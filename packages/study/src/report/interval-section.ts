import { dataTable, figure, foldedTable, html } from "@contactpoint/analysis/page-parts";
import type { Markup, Section } from "@contactpoint/analysis/page-parts";
import type { StudyMetric } from "@contactpoint/scenario";
import type { Difference } from "../comparison/comparison.ts";
import { LEAST_BOOTSTRAP_UNITS } from "../comparison/estimates.ts";
import {
  confidencePercent,
  differenceScale,
  meanText,
  plusMinus,
  valueText,
} from "../comparison/quantity-text.ts";
import { intervalText, pText } from "./interval-text.ts";
import type { ReportNames } from "./report-names.ts";
import type { StudyReportInput } from "./study-report-input.ts";
import { whiskerDrawing } from "./whisker-drawing.ts";

/** Each metric's difference against the baseline, or the first combination, with its interval, and the means behind it. */
export function intervalSection({ comparison }: StudyReportInput, names: ReportNames): Section {
  const shown = comparison.differences.filter(({ point }) => names.shown.includes(point));
  const figures = names.study.metrics.flatMap((metric) => {
    const own = shown.filter((difference) => difference.metric === metric.name);
    return own.some(({ t }) => t !== null) ? [metricFigure(metric, own, names)] : [];
  });
  const level = `${confidencePercent(comparison.confidence)}\u00a0%`;
  return {
    id: "intervals",
    title: "How large the differences are",
    ownPage: true,
    content: html`<p>
        Each dot is a mean difference between paired replications, each line its ${level} interval.
        A line that crosses zero leaves open which is better, and so may one that stops short of it:
        decisions hold for all comparisons of a metric together.
      </p>
      ${figures}${differenceTable(shown, names)}${meanTable(comparison.estimates, names)}`,
  };
}

function metricFigure(
  metric: StudyMetric,
  differences: readonly Difference[],
  names: ReportNames,
): Markup {
  const size = Math.max(
    ...differences.map(({ t }) => (t === null ? 0 : Math.max(Math.abs(t.low), Math.abs(t.high)))),
  );
  const { factor, unit } = differenceScale(metric.unit, size);
  const title = names.metricTitle(metric.name);
  const sentence = metricSentence(metric, differences, names);
  return figure(
    whiskerDrawing({
      id: `interval-${names.study.metrics.indexOf(metric)}`,
      title: `Difference in ${title}`,
      description: `${sentence} The values stand in the table that follows.`,
      rows: differences.map(({ point, t, decision }) => ({
        name: names.title(point),
        interval: t,
        note:
          t === null
            ? "not defined"
            : `${plusMinus(metric.unit, t).replace("percentage ", "")}, ${decision}`,
      })),
      factor,
      axis: `${title}: difference${unit === "" ? "" : ` in ${unit}`}; ${metric.better === "higher" ? "to the right is better" : "to the left is better"}`,
    }),
    html`<strong>${title}.</strong> ${sentence}`,
  );
}

function metricSentence(
  { better }: StudyMetric,
  differences: readonly Difference[],
  names: ReportNames,
): string {
  const sign = better === "higher" ? 1 : -1;
  const decided = differences
    .flatMap(({ point, t, decision }) => (t === null ? [] : [{ point, t, decision }]))
    .toSorted((one, other) => sign * (other.t.estimate - one.t.estimate));
  const best = decided.filter(({ decision }) => decision === "better");
  const worse = decided.filter(({ decision }) => decision === "worse").length;
  const [first] = best;
  const open = differences.length - best.length - worse;
  const counts = `${best.length} better, ${worse} worse and ${open} undecided against ${names.reference}.`;
  return first === undefined
    ? counts
    : `${counts} The largest gain is that of ${names.title(first.point)}.`;
}

function differenceTable(differences: readonly Difference[], names: ReportNames): Markup {
  const number = true as const;
  const isWithoutBootstrap = differences.some(({ t, bootstrap }) => t !== null && !bootstrap);
  const why = isWithoutBootstrap
    ? ` (no bootstrap from fewer than ${LEAST_BOOTSTRAP_UNITS} replications or draws)`
    : "";
  return foldedTable(
    {
      caption: `Paired differences against ${names.reference}${why}`,
      columns: [
        { head: "Point" },
        { head: "Metric" },
        { head: "Decision" },
        { head: "Difference", isNumber: number },
        { head: "Interval (t)", isNumber: number },
        { head: "Interval (bootstrap)", isNumber: number },
        { head: "p after Holm", isNumber: number },
        { head: "Pairs", isNumber: number },
      ],
      rows: differences.map((difference) => {
        const unit = names.metric(difference.metric)?.unit ?? "number";
        return [
          names.title(difference.point),
          names.metricTitle(difference.metric),
          difference.decision,
          difference.t === null ? "–" : plusMinus(unit, difference.t),
          intervalText(unit, difference.t),
          intervalText(unit, difference.bootstrap),
          pText(difference.adjusted_p),
          String(difference.n),
        ];
      }),
    },
    "comparison.csv",
  );
}

function meanTable(
  estimates: StudyReportInput["comparison"]["estimates"],
  names: ReportNames,
): Markup {
  const meanOf = (point: string, metric: string): string => {
    const found = estimates.find((each) => each.point === point && each.metric === metric);
    const unit = names.metric(metric)?.unit ?? "number";
    if (found === undefined || found.mean === null) return "–";
    return found.t === null ? valueText(unit, found.mean) : meanText(unit, found.t);
  };
  return dataTable({
    caption: "Means over replications",
    columns: [
      { head: "Point" },
      ...names.study.metrics.map(({ name }) => ({
        head: names.metricTitle(name),
        isNumber: true as const,
      })),
    ],
    rows: names.shown.map((point) => [
      names.title(point),
      ...names.study.metrics.map(({ name }) => meanOf(point, name)),
    ]),
  });
}
