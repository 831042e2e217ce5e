import { momentsOf, twoSidedTail } from "../statistics/index.ts";

/** A straight line through pairs of an input and a difference. */
export interface LineFit {
  readonly correlation: number;
  /** Of no correlation, two-sided, by Student's t. */
  readonly p: number;
  /** The line at the least and at the greatest input. */
  readonly atLeast: number;
  readonly atMost: number;
  readonly least: number;
  readonly most: number;
  /** Input at which the line crosses zero, if between the least and the greatest; else null. */
  readonly crossing: number | null;
}

/** By least squares. `null` of fewer than three pairs, or where either side is constant. */
export function fitLine(inputs: readonly number[], outputs: readonly number[]): LineFit | null {
  const [x, y] = [momentsOf(inputs), momentsOf(outputs)];
  const n = inputs.length;
  if (x === null || y === null || n < 3 || !(x.variance ?? 0) || !(y.variance ?? 0)) return null;
  let products = 0;
  for (let at = 0; at < n; at++) {
    products += ((inputs[at] ?? 0) - x.mean) * ((outputs[at] ?? 0) - y.mean);
  }
  const covariance = products / (n - 1);
  const slope = covariance / (x.variance ?? 1);
  const scatter = Math.sqrt((x.variance ?? 1) * (y.variance ?? 1));
  const correlation = Math.min(1, Math.max(-1, covariance / scatter));
  const t = correlation * Math.sqrt((n - 2) / (1 - correlation * correlation));
  const [least, most] = [Math.min(...inputs), Math.max(...inputs)];
  const lineAt = (input: number): number => y.mean + slope * (input - x.mean);
  const [atLeast, atMost] = [lineAt(least), lineAt(most)];
  const isCrossed = atLeast < 0 !== atMost < 0 && slope !== 0;
  const crossing = isCrossed ? Math.min(most, Math.max(least, x.mean - y.mean / slope)) : null;
  return { correlation, p: twoSidedTail(t, n - 2), atLeast, atMost, least, most, crossing };
}
