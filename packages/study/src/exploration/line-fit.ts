import type { Interval } from "../comparison/comparison.ts";
import { momentsOf, studentQuantile, twoSidedTail } from "../statistics/index.ts";

/** A straight line through pairs of an input and a difference. */
export interface LineFit {
  readonly correlation: number;
  /** Of no correlation, two-sided, by Student's t. */
  readonly p: number;
  readonly slope: number;
  readonly least: number;
  readonly most: number;
  /**
   * Input at which the line crosses zero, be it within the inputs or not, between the inputs at
   * which the confidence band of the line leaves zero (Fieller, Journal of the Royal Statistical
   * Society B 16 (1954) 175-185). `null` where the slope is not known to differ from zero.
   */
  readonly crossing: Interval | null;
}

/** By least squares. `null` of fewer than three pairs, or where either side is constant. */
export function fitLine(
  inputs: readonly number[],
  outputs: readonly number[],
  confidence: number,
): LineFit | null {
  const [x, y] = [momentsOf(inputs), momentsOf(outputs)];
  const n = inputs.length;
  if (x === null || y === null || n < 3 || !(x.variance ?? 0) || !(y.variance ?? 0)) return null;
  let products = 0;
  for (let at = 0; at < n; at++) {
    products += ((inputs[at] ?? 0) - x.mean) * ((outputs[at] ?? 0) - y.mean);
  }
  const [variance, scatter] = [x.variance ?? 1, y.variance ?? 1];
  const covariance = products / (n - 1);
  const slope = covariance / variance;
  const correlation = Math.min(1, Math.max(-1, covariance / Math.sqrt(variance * scatter)));
  const unexplained = 1 - correlation * correlation;
  const t = correlation * Math.sqrt((n - 2) / unexplained);
  const quantile = studentQuantile((1 + confidence) / 2, n - 2);
  const crossing = crossingOf({
    inputs: { mean: x.mean, squares: (n - 1) * variance, n },
    mean: y.mean,
    slope,
    error: quantile * Math.sqrt(((n - 1) * scatter * unexplained) / (n - 2)),
  });
  const [least, most] = [Math.min(...inputs), Math.max(...inputs)];
  return { correlation, p: twoSidedTail(t, n - 2), slope, least, most, crossing };
}

interface FittedLine {
  readonly inputs: { readonly mean: number; readonly squares: number; readonly n: number };
  /** Of the outputs: the line at the mean input. */
  readonly mean: number;
  readonly slope: number;
  /** Of a single output, as wide as the confidence asks. */
  readonly error: number;
}

/** The u for which mean + slope·u is no further from zero than error·√(1/n + u²/squares). */
function crossingOf({ inputs, mean, slope, error }: FittedLine): Interval | null {
  const { n, squares, mean: centre } = inputs;
  const steepness = slope * slope - (error * error) / squares;
  if (!(steepness > 0)) return null;
  const middle = centre - (mean * slope) / steepness;
  const half = (error / steepness) * Math.sqrt((mean * mean) / squares + steepness / n);
  return { estimate: centre - mean / slope, low: middle - half, high: middle + half };
}
