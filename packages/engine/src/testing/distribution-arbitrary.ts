import fc from "fast-check";

import type { Distribution } from "../distribution.ts";

/** Distributions of positive quantities between about 0.001 and 10 000, of every kind. */
export function distributionArbitrary(): fc.Arbitrary<Distribution> {
  const positive = fc.double({ min: 0.01, max: 1_000, noNaN: true });
  const shape = fc.double({ min: 0.5, max: 5, noNaN: true });
  return fc.oneof(
    fc.record({ kind: fc.constant("deterministic" as const), value: positive }, RECORD),
    fc
      .tuple(positive, positive)
      .map(([a, b]) => ({ kind: "uniform" as const, min: Math.min(a, b), max: Math.max(a, b) })),
    fc.record({ kind: fc.constant("exponential" as const), mean: positive }, RECORD),
    fc.record({ kind: fc.constant("gamma" as const), mean: positive, shape }, RECORD),
    fc.record(
      {
        kind: fc.constant("lognormal" as const),
        mu: fc.double({ min: -4, max: 7, noNaN: true }),
        sigma: fc.double({ min: 0, max: 1.5, noNaN: true }),
      },
      RECORD,
    ),
    fc.record({ kind: fc.constant("weibull" as const), scale: positive, shape }, RECORD),
    fc.record(
      {
        kind: fc.constant("empirical" as const),
        values: fc.array(positive, { minLength: 1, maxLength: 20 }),
      },
      RECORD,
    ),
  );
}

const RECORD = { noNullPrototype: true } as const;
