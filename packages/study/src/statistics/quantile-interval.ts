import type { Interval } from "../comparison/comparison.ts";
import { binomialCdf } from "./binomial-cdf.ts";

/** Ranks from 1 of the sorted values that bound a quantile. */
export interface OrderStatisticRanks {
  readonly low: number;
  readonly high: number;
}

/**
 * The distribution-free interval of the `p` quantile of independent values, one a replication:
 * between two order statistics, whatever the distribution (David and Nagaraja, "Order Statistics",
 * 2003, 7.1). The estimate is the least value that a share `p` does not exceed. `null` where there
 * are too few values for both ranks. Never of requests within a replication, which depend on one
 * another: for these `sectionedInterval`.
 */
export function quantileInterval(
  values: ArrayLike<number>,
  p: number,
  confidence: number,
): Interval | null {
  const ranks = orderStatisticRanks(values.length, p, confidence);
  if (ranks === null) return null;
  const sorted = Float64Array.from(values).sort();
  const at = (rank: number): number => sorted[rank - 1] ?? Number.NaN;
  // A sum of shares errs in its last bits, which must not move the estimate by a whole rank.
  const estimate = at(Math.max(1, Math.ceil(p * values.length - 1e-9)));
  return { estimate, low: at(ranks.low), high: at(ranks.high) };
}

/**
 * The greatest low and the least high rank that miss the `p` quantile of `n` independent values with
 * at most half of `1 - confidence` each, by the exact binomial distribution; `null` where one would
 * lie outside 1 … n.
 */
export function orderStatisticRanks(
  n: number,
  p: number,
  confidence: number,
): OrderStatisticRanks | null {
  const miss = (1 - confidence) / 2;
  let low = 0;
  while (low < n && binomialCdf(low, n, p) <= miss) low += 1;
  let high = n + 1;
  while (high > 1 && 1 - binomialCdf(high - 2, n, p) <= miss) high -= 1;
  return low < 1 || high > n ? null : { low, high };
}
