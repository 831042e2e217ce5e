import { exp, ln } from "@contactpoint/engine";
import { lnGamma } from "./ln-gamma.ts";

const STEPS = 10_000;
const CLOSE_ENOUGH = 1e-16;
const LEAST = 1e-300;

/**
 * The regularised incomplete beta function I_x(a, b) of a, b > 0 and x in [0, 1]: the probability
 * that a Beta(a, b) variable is at most x. Error below about 1e-13 while a + b < 1e4; a RangeError
 * outside these ranges. `complement` is 1 - x where the caller knows it better than 1 - x does.
 *
 * By its continued fraction (NIST Digital Library 8.17.22), evaluated after Lentz (Applied Optics 15
 * (1976) 668-671), on the side of the mean where it converges fast.
 */
export function incompleteBeta(a: number, b: number, x: number, complement = 1 - x): number {
  if (!(a > 0) || !(b > 0) || !(x >= 0) || !(x <= 1)) {
    throw new RangeError(`I_x(a, b) is not defined at a = ${a}, b = ${b}, x = ${x}`);
  }
  if (x === 0) return 0;
  if (complement <= 0) return 1;
  const front = exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * ln(x) + b * ln(complement));
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(a, b, x)) / a
    : 1 - (front * fraction(b, a, complement)) / b;
}

function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const factor = d * c;
    value *= factor;
    if (Math.abs(factor - 1) <= CLOSE_ENOUGH) return value;
  }
  throw new RangeError(`I_x(${a}, ${b}) did not converge at x = ${x}`);
}

function awayFromZero(value: number): number {
  return Math.abs(value) < LEAST ? LEAST : value;
}
