import { gammaFunction } from "./gamma-function.ts";
import { inverseNormal, Z95 } from "./inverse-normal.ts";
import type { Draw, EntityKey } from "./keyed-random.ts";
import { exp, ln, power } from "./ln-exp.ts";
import { sampleGamma } from "./sample-gamma.ts";
import type { Duration } from "./time.ts";

/**
 * A distribution of a quantity in the caller's unit. `mu` and `sigma` of the lognormal are mean and
 * standard deviation of the logarithm. An empirical distribution gives each value equal weight.
 */
export type Distribution =
  | { readonly kind: "deterministic"; readonly value: number }
  | { readonly kind: "uniform"; readonly min: number; readonly max: number }
  | { readonly kind: "exponential"; readonly mean: number }
  | { readonly kind: "gamma"; readonly mean: number; readonly shape: number }
  | { readonly kind: "lognormal"; readonly mu: number; readonly sigma: number }
  | { readonly kind: "weibull"; readonly scale: number; readonly shape: number }
  | { readonly kind: "empirical"; readonly values: readonly number[] };

/** Distributions whose quantile has a closed form. */
export type InvertibleDistribution = Exclude<Distribution, { kind: "gamma" }>;

/**
 * The draw number `index` of an entity. By inversion of `draw.uniform(entity, index)`, so that it
 * grows with the uniform number (an empirical distribution's values must ascend for that); the
 * gamma by rejection, from further numbers `sub` of the same draw.
 */
export function sample(d: Distribution, draw: Draw, entity: EntityKey, index: number): number {
  if (d.kind === "gamma") {
    return (d.mean / d.shape) * sampleGamma(d.shape, draw, entity, index);
  }
  return invert(d, draw.uniform(entity, index));
}

/** `sample` of a distribution in milliseconds, rounded to a whole number and at least 0. */
export function sampleDuration(
  d: Distribution,
  draw: Draw,
  entity: EntityKey,
  index: number,
): Duration {
  const value = Math.round(sample(d, draw, entity, index));
  if (!Number.isFinite(value)) {
    throw new RangeError(`the ${d.kind} distribution gave no finite duration`);
  }
  return value > 0 ? value : 0;
}

/** The least value x with P(X <= x) >= p, for p in (0, 1); a RangeError outside. */
export function quantile(d: InvertibleDistribution, p: number): number {
  if (!(p > 0 && p < 1)) {
    throw new RangeError(`a quantile's probability lies between 0 and 1, not at ${p}`);
  }
  return d.kind === "empirical"
    ? invert({ ...d, values: d.values.toSorted((a, b) => a - b) }, p)
    : invert(d, p);
}

function invert(d: InvertibleDistribution, p: number): number {
  switch (d.kind) {
    case "deterministic":
      return d.value;
    case "uniform":
      return d.min + (d.max - d.min) * p;
    case "exponential":
      return -d.mean * ln(1 - p);
    case "lognormal":
      return exp(d.mu + d.sigma * inverseNormal(p));
    case "weibull":
      return d.scale * power(-ln(1 - p), 1 / d.shape);
    case "empirical":
      return d.values[Math.ceil(d.values.length * p) - 1] ?? NaN;
  }
}

/** The mean, in the unit of the values. */
export function meanOf(d: Distribution): number {
  switch (d.kind) {
    case "deterministic":
      return d.value;
    case "uniform":
      return (d.min + d.max) / 2;
    case "exponential":
    case "gamma":
      return d.mean;
    case "lognormal":
      return exp(d.mu + (d.sigma * d.sigma) / 2);
    case "weibull":
      return d.scale * gammaFunction(1 + 1 / d.shape);
    case "empirical":
      return average(d.values);
  }
}

/** The variance, in the square of the values' unit. */
export function varianceOf(d: Distribution): number {
  const mean = meanOf(d);
  switch (d.kind) {
    case "deterministic":
      return 0;
    case "uniform":
      return ((d.max - d.min) * (d.max - d.min)) / 12;
    case "exponential":
      return mean * mean;
    case "gamma":
      return (mean * mean) / d.shape;
    case "lognormal":
      return (exp(d.sigma * d.sigma) - 1) * mean * mean;
    case "weibull":
      return d.scale * d.scale * gammaFunction(1 + 2 / d.shape) - mean * mean;
    case "empirical":
      return average(d.values.map((value) => (value - mean) * (value - mean)));
  }
}

type Lognormal = Extract<Distribution, { kind: "lognormal" }>;

/** The lognormal with this median and 95th percentile; needs 0 < p50 <= p95. */
export function lognormalFromQuantiles(p50: number, p95: number): Lognormal {
  if (!(p50 > 0 && p95 >= p50 && p95 < Infinity)) {
    throw new RangeError(`a lognormal needs 0 < p50 <= p95, not ${p50} and ${p95}`);
  }
  return { kind: "lognormal", mu: ln(p50), sigma: (ln(p95) - ln(p50)) / Z95 };
}

/** The lognormal with this mean and standard deviation; needs mean > 0 and sd >= 0. */
export function lognormalFromMoments(mean: number, sd: number): Lognormal {
  if (!(mean > 0 && mean < Infinity && sd >= 0 && sd < Infinity)) {
    throw new RangeError(`a lognormal needs mean > 0 and sd >= 0, not ${mean} and ${sd}`);
  }
  const variationSquared = (sd / mean) * (sd / mean);
  const variance = ln(1 + variationSquared);
  return { kind: "lognormal", mu: ln(mean) - variance / 2, sigma: Math.sqrt(variance) };
}

function average(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) {
    sum += value;
  }
  return sum / values.length;
}
