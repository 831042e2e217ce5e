import type { Interval } from "../comparison/comparison.ts";
import { momentsOf } from "./moments.ts";
import { studentQuantile } from "./student.ts";

/**
 * The interval mean ± t s/√n of the expectation of independent values, one a replication (or the
 * mean of one draw of the parameters: `drawMeans`). `confidence` in (0, 1), two-sided. `null` of
 * fewer than two values. Exact for normal values; otherwise good where they are not very skewed.
 */
export function tInterval(values: ArrayLike<number>, confidence: number): Interval | null {
  const moments = momentsOf(values);
  if (moments === null || moments.variance === null) return null;
  const { n, mean, variance } = moments;
  const half = studentQuantile((1 + confidence) / 2, n - 1) * Math.sqrt(variance / n);
  return { estimate: mean, low: mean - half, high: mean + half };
}
