import type { Interval } from "../comparison/comparison.ts";
import { momentsOf, studentQuantile } from "../statistics/index.ts";

export interface StandardisedRegression {
  /** By input: standard deviations of the output per standard deviation of the input. */
  readonly coefficients: readonly Interval[];
  /** Share of the output's variance that all inputs explain together, in [0, 1]. */
  readonly r2: number;
}

/** Below this a pivot of the correlation matrix says that an input follows from the others. */
const COLLINEAR = 1e-9;

/**
 * Linear regression of the output on all inputs, each in its own standard deviations, with t
 * intervals (Draper and Smith, "Applied Regression Analysis", 3rd ed., 1998, chapters 5 and 16).
 * Its squares share out the variance where inputs are independent and effects linear. `null` with
 * fewer than inputs + 2 cases, with an output or input that is constant, or inputs that determine
 * one another.
 */
export function standardisedRegression(
  inputs: readonly (readonly number[])[],
  output: readonly number[],
  confidence: number,
): StandardisedRegression | null {
  const degrees = output.length - inputs.length - 1;
  if (degrees < 1 || inputs.length === 0) return null;
  const y = standardised(output);
  const columns = inputs.map(standardised).filter((column) => column !== null);
  if (y === null || columns.length < inputs.length) return null;
  const inverse = invert(columns.map((a) => columns.map((b) => correlationOf(a, b))));
  if (inverse === null) return null;
  const withOutput = columns.map((column) => correlationOf(column, y));
  const estimates = inverse.map((row) => dot(row, withOutput));
  const r2 = Math.min(1, Math.max(0, dot(estimates, withOutput)));
  const quantile = studentQuantile((1 + confidence) / 2, degrees);
  const coefficients = estimates.map((estimate, at) => {
    const variance = ((1 - r2) / degrees) * (inverse[at]?.[at] ?? 0);
    const half = quantile * Math.sqrt(variance);
    return { estimate, low: estimate - half, high: estimate + half };
  });
  return { coefficients, r2 };
}

function standardised(values: readonly number[]): Float64Array | null {
  const moments = momentsOf(values);
  const scatter = Math.sqrt(moments?.variance ?? 0);
  if (moments === null || !(scatter > 1e-12 * Math.abs(moments.mean))) return null;
  return Float64Array.from(values, (value) => (value - moments.mean) / scatter);
}

function correlationOf(a: Float64Array, b: Float64Array): number {
  return dot(a, b) / (a.length - 1);
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** By Gauss and Jordan with the greatest pivot; null of a matrix that is singular in effect. */
function invert(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length;
  const rows = matrix.map((row, at) => [
    ...row,
    ...row.map((_, column) => (column === at ? 1 : 0)),
  ]);
  for (let at = 0; at < size; at++) {
    const candidates = rows.slice(at).map((row) => Math.abs(row[at] ?? 0));
    const pivot = Math.max(...candidates);
    if (pivot < COLLINEAR) return null;
    const place = at + candidates.indexOf(pivot);
    const chosen = rows[place] ?? [];
    rows[place] = rows[at] ?? [];
    const scaled = chosen.map((value) => value / (chosen[at] ?? 1));
    rows[at] = scaled;
    for (let other = 0; other < size; other++) {
      const factor = rows[other]?.[at] ?? 0;
      if (other === at || factor === 0) continue;
      rows[other] = (rows[other] ?? []).map(
        (value, column) => value - factor * (scaled[column] ?? 0),
      );
    }
  }
  return rows.map((row) => row.slice(size));
}
