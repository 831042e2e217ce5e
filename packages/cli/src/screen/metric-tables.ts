import { textTable } from "@contactpoint/analysis";
import { formatDuration, SECOND } from "@contactpoint/engine";
import type { Study, StudyMetric } from "@contactpoint/scenario";
import { confidencePercent, isCertain, numberText } from "@contactpoint/study";
import type { Difference, Estimate, Interval, StudyOutcome } from "@contactpoint/study";

/** More points than this are left to comparison.csv. */
const MOST_ROWS = 30;
const NONE = "\u2013";

type Shown = Pick<StudyOutcome, "study" | "comparison">;

/**
 * A metric of every point, beside its difference with the baseline at the same factors and switch.
 * What is compared with another point (the same network whole, or the first combination of the
 * factors) follows in a table under the name of that point.
 */
export function metricTables({ study, comparison }: Shown, metric: StudyMetric): string[] {
  const differences = comparison.differences.filter((each) => each.metric === metric.name);
  const isMain = (each: Difference): boolean => isWithBaseline(study, each);
  const main = new Map(differences.filter(isMain).map((each) => [each.point, each]));
  const others = Map.groupBy(
    differences.filter((each) => !isMain(each)),
    ({ against }) => against,
  );
  const isAlone = study.variants.length === 1;
  const title = metric.title["en"] ?? metric.name;
  const confidence = `${confidencePercent(study.replications.confidence)} %`;
  return [
    pointTable(
      `${title} (${metric.better} is better; ${confidence} intervals)`,
      ["n", "mean", ...(isAlone ? [] : [`less ${study.baseline}`])],
      comparison.estimates
        .filter((estimate) => estimate.metric === metric.name)
        .map((estimate) => [
          ...estimateFields(metric, estimate),
          ...(isAlone ? [] : differenceFields(metric, main.get(estimate.point))),
        ]),
    ),
    ...[...others].map(([against, own]) =>
      pointTable(
        `${title}, less ${against}`,
        ["n", "difference"],
        own.map((each) => [each.point, String(each.n), ...differenceFields(metric, each)]),
      ),
    ),
  ];
}

/** Points are named after their variant, and then after what they have in common with the baseline's. */
function isWithBaseline(
  { variants, baseline }: Study,
  { point, against }: Pick<Difference, "point" | "against">,
): boolean {
  return variants.some(
    ({ name }) =>
      name !== baseline &&
      point.startsWith(name) &&
      against === `${baseline}${point.slice(name.length)}`,
  );
}

/** Rows of a point, its numbers, and what is decided. */
function pointTable(
  heading: string,
  numbers: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const more = rows.length - MOST_ROWS;
  return textTable({
    heading,
    columns: [
      { title: "", align: "left" },
      ...numbers.map((title) => ({ title, align: "right" as const })),
      { title: "", align: "left" },
    ],
    rows: rows.slice(0, MOST_ROWS),
    ...(more > 0 ? { note: `${more} more in comparison.csv` } : {}),
  }).trimEnd();
}

function estimateFields({ unit }: StudyMetric, { point, n, mean, t }: Estimate): string[] {
  return [point, String(n), intervalText(unit, t, mean)];
}

function differenceFields({ unit }: StudyMetric, difference: Difference | undefined): string[] {
  const shown = intervalText(unit === "share" ? "points" : unit, difference?.t ?? null, null);
  return [shown, difference?.decision ?? ""];
}

/** A difference of shares is told in percentage points, never in per cent of something. */
type ShownUnit = StudyMetric["unit"] | "points";

function intervalText(unit: ShownUnit, interval: Interval | null, mean: number | null): string {
  if (interval === null) return mean === null ? NONE : valueText(unit, mean);
  const half = (interval.high - interval.low) / 2;
  const shown = valueText(unit, interval.estimate);
  return isCertain(interval) ? shown : `${shown} ± ${valueText(unit, half)}`;
}

function valueText(unit: ShownUnit, value: number): string {
  switch (unit) {
    case "points":
      return `${fixed(value * 100, 1)} pp`;
    case "share":
      return `${fixed(value * 100, 1)} %`;
    case "seconds":
      return formatDuration(Math.round(value) * SECOND);
    case "number":
      return Math.abs(value) >= 100 ? fixed(value, 0) : fixed(value, 2);
  }
}

/** As the sentences have it, with a plain minus and plain commas. */
function fixed(value: number, decimals: number): string {
  return numberText(value, decimals).replace("\u2212", "-").replaceAll("\u202f", ",");
}
