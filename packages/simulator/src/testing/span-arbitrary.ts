import type { Distribution, Duration } from "@contactpoint/engine";
import fc from "fast-check";

/** Distributions of durations whose typical value lies between `least` and `most` milliseconds. */
export function spanArbitrary(least: Duration, most: Duration): fc.Arbitrary<Distribution> {
  const typical = fc.integer({ min: least, max: most });
  return fc.oneof(
    typical.map((value): Distribution => ({ kind: "deterministic", value })),
    typical.map((mean): Distribution => ({ kind: "exponential", mean })),
    fc.tuple(typical, typical).map(([a, b]): Distribution => ({
      kind: "uniform",
      min: Math.min(a, b),
      max: Math.max(a, b),
    })),
    fc
      .tuple(typical, fc.constantFrom(0.5, 1, 2, 4))
      .map(([mean, shape]): Distribution => ({ kind: "gamma", mean: mean + 1, shape })),
    fc
      .tuple(typical, fc.constantFrom(0.7, 1.5))
      .map(([scale, shape]): Distribution => ({ kind: "weibull", scale: scale + 1, shape })),
    fc.array(typical, { minLength: 1, maxLength: 5 }).map((values): Distribution => ({
      kind: "empirical",
      values: values.toSorted((a, b) => a - b),
    })),
  );
}

/** A chance that is often 0, sometimes 1. */
export function chanceArbitrary(most = 1): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 100 }).map((share) => (share / 100) * most) },
  );
}
