import { incompleteBeta } from "./incomplete-beta.ts";

/**
 * P(B <= k) of the number B of successes in `n` independent trials of chance `p` in [0, 1]; `k` is
 * whole, 0 below 0 and 1 from `n` on. Exact but for rounding (NIST Digital Library 8.17.5).
 */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return incompleteBeta(n - k, k + 1, 1 - p, p);
}
