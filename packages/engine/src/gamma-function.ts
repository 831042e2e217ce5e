import { exp, ln } from "./ln-exp.ts";

const LN_SQRT_TWO_PI = 0.9189385332046728;
const LANCZOS_G = 7;
const LANCZOS_FIRST = 0.99999999999980993;
const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/** The gamma function of x > 0, relative error about 1e-14 up to x = 20. */
export function gammaFunction(x: number): number {
  return exp(lnGamma(x));
}

/** Lanczos' approximation (SIAM J. Numer. Anal. B 1 (1964) 86-96), g = 7, nine terms. */
function lnGamma(x: number): number {
  const z = x - 1;
  const base = z + LANCZOS_G + 0.5;
  const sum = LANCZOS.reduce((total, term, i) => total + term / (z + i + 1), LANCZOS_FIRST);
  return LN_SQRT_TWO_PI + (z + 0.5) * ln(base) - base + ln(sum);
}
