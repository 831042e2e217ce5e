import type { Interval } from "../comparison/comparison.ts";
import { binomialCdf } from "./binomial-cdf.ts";

const HALVINGS = 200;

/** What `events` in `n` independent trials say of the chance of one. */
export interface ShareBounds {
  /** Two-sided, exact: covers at least with the confidence asked for. */
  readonly interval: Interval;
  /** One-sided: the chance is at most this. Of 0 events about 3/n at 95 %. */
  readonly at_most: number;
}

/**
 * Exact bounds of a chance by Clopper and Pearson (Biometrika 26 (1934) 404-413). "0 of n" never
 * means "impossible": the one-sided bound is then 1 - (1 - confidence)^(1/n), about 3/n (Hanley and
 * Lippman-Hand, JAMA 249 (1983) 1743-1745).
 *
 * Trials are replications, which are independent; requests within one are not, so never they. `null`
 * of no trials; a RangeError unless 0 <= events <= n, both whole.
 */
export function shareBounds(events: number, n: number, confidence: number): ShareBounds | null {
  if (!Number.isInteger(events) || !Number.isInteger(n) || events < 0 || events > n) {
    throw new RangeError(`${events} of ${n} is no number of events`);
  }
  if (n === 0) return null;
  const alpha = 1 - confidence;
  return {
    interval: {
      estimate: events / n,
      low: 1 - upper(n - events, n, alpha / 2),
      high: upper(events, n, alpha / 2),
    },
    at_most: upper(events, n, alpha),
  };
}

/** The chance at which so few events have the probability `alpha`. */
function upper(events: number, n: number, alpha: number): number {
  if (events === n) return 1;
  let low = events / n;
  let high = 1;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (binomialCdf(events, n, middle) > alpha) low = middle;
    else high = middle;
  }
  return high;
}
