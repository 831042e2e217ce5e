import { sampleCorrelation } from "simple-statistics";
import type { Interval } from "../comparison/comparison.ts";
import type { Bootstrap } from "./bootstrap.ts";
import { drawMeans } from "./draw-means.ts";
import { type Moments, momentsOf } from "./moments.ts";
import { studentQuantile, twoSidedTail } from "./student.ts";
import { splitVariance } from "./variance-split.ts";

/** What two series of replications on common random numbers say of their difference. */
export interface PairedComparison {
  /** Pairs of replications. */
  readonly n: number;
  /** Independent units behind the intervals: draws of the parameters, or replications. */
  readonly units: number;
  /** Of the expected difference, variant less baseline. */
  readonly t: Interval;
  readonly bootstrap: Interval | null;
  /** Two-sided, of the hypothesis that there is no difference. */
  readonly p: number;
  /** Between the replications of both; `null` where one never varies. */
  readonly correlation: number | null;
  /**
   * (Var X + Var Y)/Var(X - Y): how many times more replications independent seeds would need;
   * `null` where the difference never varies.
   */
  readonly variance_ratio: number | null;
  /** `null` where each replication has its own draw of the parameters; see `splitVariance`. */
  readonly monte_carlo_se: number | null;
  readonly input_se: number | null;
}

/** Share of values that is no more than rounding: sums of the same parts differ in their last bits. */
const ROUNDING = 1e-12;

/**
 * `draws` names the draw of each pair, or null where nothing is drawn. Without a `bootstrap` there
 * is no interval by it.
 */
export interface PairedOptions {
  readonly confidence: number;
  readonly draws: readonly number[] | null;
  readonly bootstrap: Bootstrap | null;
  /** The metric follows from the scenario alone, so that a difference without scatter is known. */
  readonly isCertain?: boolean;
}

/**
 * Compares replication by replication, each pair with the same random numbers (Law, "Simulation
 * Modeling and Analysis", 2015, 10.2.1 and 11.2). Where replications share draws of the uncertain
 * parameters the unit is the draw: intervals and p are of the means of draws, with draws - 1 degrees
 * of freedom. `null` of fewer than two units; a RangeError if the lengths differ.
 */
export function comparePaired(
  variant: readonly number[],
  baseline: readonly number[],
  { confidence, draws, bootstrap, isCertain = false }: PairedOptions,
): PairedComparison | null {
  if (variant.length !== baseline.length) {
    throw new RangeError(`${variant.length} replications do not pair with ${baseline.length}`);
  }
  const differences = variant.map((value, at) => differenceOf(value, baseline[at] ?? Number.NaN));
  const units = draws === null ? differences : drawMeans(differences, draws);
  const moments = momentsOf(units);
  if (moments === null || moments.variance === null) return null;
  const scatter = withoutRounding(moments.variance, [...variant, ...baseline]);
  const error = Math.sqrt(scatter / moments.n);
  const half = studentQuantile((1 + confidence) / 2, moments.n - 1) * error;
  const split = draws === null ? null : splitVariance(differences, draws);
  return {
    n: differences.length,
    units: moments.n,
    t: { estimate: moments.mean, low: moments.mean - half, high: moments.mean + half },
    bootstrap: bootstrap?.bcaOfMean(units, confidence) ?? null,
    p: pValue(moments, error, isCertain),
    monte_carlo_se: split?.monte_carlo_se ?? null,
    input_se: split?.input_se ?? null,
    ...variation(variant, baseline, differences),
  };
}

function differenceOf(value: number, other: number): number {
  const difference = value - other;
  return Math.abs(difference) <= ROUNDING * Math.max(Math.abs(value), Math.abs(other))
    ? 0
    : difference;
}

function withoutRounding(variance: number, values: readonly number[]): number {
  const size = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return variance <= (ROUNDING * size) ** 2 ? 0 : variance;
}

/**
 * Differences that are equal in a few replications may well vary in others. So where they could,
 * equal ones count no more than their common sign does: p of the sign test (Dixon and Mood 1946).
 */
function pValue({ n, mean }: Moments, error: number, isCertain: boolean): number {
  if (error > 0) return twoSidedTail(mean / error, n - 1);
  if (mean === 0) return 1;
  return isCertain ? 0 : 2 ** (1 - n);
}

function variation(
  variant: readonly number[],
  baseline: readonly number[],
  differences: readonly number[],
): Pick<PairedComparison, "correlation" | "variance_ratio"> {
  const x = momentsOf(variant)?.variance ?? 0;
  const y = momentsOf(baseline)?.variance ?? 0;
  const difference = momentsOf(differences)?.variance ?? 0;
  return {
    correlation:
      x > 0 && y > 0
        ? Math.min(1, Math.max(-1, sampleCorrelation([...variant], [...baseline])))
        : null,
    // Equal differences of unequal numbers still vary in their last bits.
    variance_ratio: difference > ROUNDING ** 2 * (x + y) ? (x + y) / difference : null,
  };
}
