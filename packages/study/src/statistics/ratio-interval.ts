import type { Interval } from "../comparison/comparison.ts";
import { tInterval } from "./t-interval.ts";

/**
 * The interval of a ratio of expectations, such as requests preserved in time over requests, from
 * one numerator and one denominator a replication: the jackknife's estimate, whose bias is of order
 * 1/n², with the t interval of its pseudovalues (Law, "Simulation Modeling and Analysis", 2015,
 * 9.5.3; Miller, Biometrika 61 (1974) 1-15). A share of requests is estimated so and never by a
 * binomial interval, as requests of one replication depend on one another.
 *
 * `null` of fewer than two replications or where all but one have nothing in the denominator; a
 * RangeError if the lengths differ.
 */
export function ratioInterval(
  numerators: readonly number[],
  denominators: readonly number[],
  confidence: number,
): Interval | null {
  const n = numerators.length;
  if (n !== denominators.length) {
    throw new RangeError(`${n} numerators do not go with ${denominators.length} denominators`);
  }
  const above = numerators.reduce((sum, value) => sum + value, 0);
  const below = denominators.reduce((sum, value) => sum + value, 0);
  const pseudovalues = numerators.map((numerator, at) => {
    const without = (above - numerator) / (below - (denominators[at] ?? Number.NaN));
    return (n * above) / below - (n - 1) * without;
  });
  return pseudovalues.every(Number.isFinite) ? tInterval(pseudovalues, confidence) : null;
}
