import { valuesByDraw } from "./draw-means.ts";
import { momentsOf } from "./moments.ts";

/** Where the uncertainty of a mean comes from. Standard errors are in the values' unit. */
export interface VarianceSplit {
  readonly draws: number;
  /** Of the mean, both sources together. */
  readonly standard_error: number;
  /** From chance within a draw of the parameters: more replications shrink it. */
  readonly monte_carlo_se: number;
  /** From not knowing the parameters: only more draws shrink it. */
  readonly input_se: number;
  /** Components of the variance of one value. */
  readonly within_variance: number;
  readonly between_variance: number;
}

/**
 * One-way random effects: replications nested in draws of the parameters. From the mean squares
 * within (MSW) and between (MSB) draws, the variance between is (MSB - MSW)/n₀, or 0 where that is
 * negative, with n₀ replications in each draw; with unequal numbers n₀ = (N - Σn²/N)/(d - 1)
 * (Searle, Casella, McCulloch, "Variance Components", 1992, 3.6; in simulation Zouaoui and Wilson,
 * IIE Transactions 35 (2003) 781-792).
 *
 * The interval that belongs to it is `tInterval(drawMeans(values, draws))`, whose standard error is
 * √(MSB/N): it is valid whether or not the estimate between is 0, which an interval put together
 * from truncated components is not.
 *
 * `null` unless there are two draws and one of them has two replications: with one replication a
 * draw the two sources cannot be told apart.
 */
export function splitVariance(
  values: readonly number[],
  draws: readonly number[],
): VarianceSplit | null {
  const groups = valuesByDraw(values, draws);
  const n = values.length;
  const overall = momentsOf(values);
  if (overall === null || groups.length < 2 || groups.length === n) return null;
  let within = 0;
  let between = 0;
  let sizes = 0;
  for (const group of groups) {
    const moments = momentsOf(group);
    if (moments === null) continue;
    const off = moments.mean - overall.mean;
    within += (moments.variance ?? 0) * (moments.n - 1);
    between += moments.n * off * off;
    sizes += moments.n * moments.n;
  }
  const withinVariance = within / (n - groups.length);
  const meanSize = (n - sizes / n) / (groups.length - 1);
  const betweenVariance = Math.max(0, (between / (groups.length - 1) - withinVariance) / meanSize);
  const input = (betweenVariance * sizes) / (n * n);
  return {
    draws: groups.length,
    standard_error: Math.sqrt(input + withinVariance / n),
    monte_carlo_se: Math.sqrt(withinVariance / n),
    input_se: Math.sqrt(input),
    within_variance: withinVariance,
    between_variance: betweenVariance,
  };
}
