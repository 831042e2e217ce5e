import { exp } from "@contactpoint/engine";

const BEYOND = 37;
const FRACTION_FROM = 7.07106781186547;
const SQRT_TWO_PI = 2.5066282746310002;

// In descending order of the power.
const NUMERATOR = [
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
  221.213596169931, 220.206867912376,
] as const;
const DENOMINATOR = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
  637.333633378831, 793.826512519948, 440.413735824752,
] as const;

/**
 * P(Z <= z) of the standard normal distribution, error below 1e-15 (far in the
 * tails that is a relative error of up to 1e-8). The inverse is the engine's
 * `inverseNormal`. Source: Hart's algorithm 5666 as given by West, "Better approximations to
 * cumulative normal functions", Wilmott (May 2005) 70-76.
 */
export function normalCdf(z: number): number {
  const tail = upperTail(Math.abs(z));
  return z < 0 ? tail : 1 - tail;
}

function upperTail(z: number): number {
  if (z > BEYOND) return 0;
  const density = exp((-z * z) / 2);
  if (z < FRACTION_FROM) return (density * polynomial(NUMERATOR, z)) / polynomial(DENOMINATOR, z);
  let fraction = z + 0.65;
  for (let k = 4; k >= 1; k--) fraction = z + k / fraction;
  return density / fraction / SQRT_TWO_PI;
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
