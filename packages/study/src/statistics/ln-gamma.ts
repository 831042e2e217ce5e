import { ln } from "@contactpoint/engine";

const LN_SQRT_TWO_PI = 0.9189385332046728;
const LEAST_FOR_SERIES = 10;

/** Bernoulli numbers B_2k over 2k(2k - 1), k = 1, 2, …: the terms of Stirling's series. */
const STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1_260,
  -1 / 1_680,
  1 / 1_188,
  -691 / 360_360,
  1 / 156,
] as const;

/**
 * Natural logarithm of the gamma function of x > 0, error below 1e-14 of max(1, |result|): Stirling's
 * series from x = 10 on, below it by Γ(x + 1) = xΓ(x) (NIST Digital Library 5.11.1, 5.5.1).
 */
export function lnGamma(x: number): number {
  let product = 1;
  let lifted = x;
  while (lifted < LEAST_FOR_SERIES) {
    product *= lifted;
    lifted += 1;
  }
  const inverse = 1 / lifted;
  const square = inverse * inverse;
  const series = STIRLING.reduceRight((sum, term) => sum * square + term, 0) * inverse;
  return (lifted - 0.5) * ln(lifted) - lifted + LN_SQRT_TWO_PI + series - ln(product);
}
