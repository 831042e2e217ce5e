import { exp, ln } from "@contactpoint/engine";
import { incompleteBeta } from "../src/statistics/incomplete-beta.ts";

const CYCLE = 24;

/**
 * The expectation of the sample `p` quantile (the least wait that a share `p` does not exceed) of a
 * Poisson number of needs with mean `needs`, at least one, that come evenly over the day to a desk
 * closed for `closed` hours of it. Of n waits it is the k-th, k = ⌈pn⌉; the wait at level u is
 * max(0, 24u - (24 - closed)), and the level of the k-th is a Beta(k, n - k + 1) variable.
 */
export function expectedOrderedWait(needs: number, p: number, closed: number): number {
  const reach = Math.ceil(10 * Math.sqrt(needs));
  let sum = 0;
  let weights = 0;
  for (let n = Math.max(1, needs - reach); n <= needs + reach; n++) {
    const weight = exp(n * ln(needs) - needs - lnFactorial(n));
    sum += weight * expectedWaitOfRank(Math.ceil(p * n - 1e-9), n, closed);
    weights += weight;
  }
  return sum / weights;
}

function expectedWaitOfRank(k: number, n: number, closed: number): number {
  const open = CYCLE - closed;
  const level = open / CYCLE;
  const others = n - k + 1;
  const levels = (k / (n + 1)) * (1 - incompleteBeta(k + 1, others, level));
  return CYCLE * levels - open * (1 - incompleteBeta(k, others, level));
}

function lnFactorial(n: number): number {
  let sum = 0;
  for (let k = 2; k <= n; k++) sum += ln(k);
  return sum;
}
