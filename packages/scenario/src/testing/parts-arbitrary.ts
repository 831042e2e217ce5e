import fc from "fast-check";

import type { ArrivalsText } from "../schema/workload-schema.ts";

export const RECORD = { noNullPrototype: true } as const;

/** Spans up to 12 hours, fixed or exponential. */
export function durationArbitrary(): fc.Arbitrary<
  string | { readonly exponential: { readonly mean: string } }
> {
  const span = fc.integer({ min: 1, max: 720 }).map((minutes) => `PT${minutes}M`);
  return fc.oneof(
    span,
    span.map((mean) => ({ exponential: { mean } })),
  );
}

/** Needs within the first day. */
export function arrivalsArbitrary(): fc.Arbitrary<ArrivalsText> {
  const time = fc
    .integer({ min: 0, max: 23 })
    .map((hour) => `T+${String(hour).padStart(2, "0")}:30`);
  return fc.oneof(
    fc.integer({ min: 1, max: 20 }).map((perDay) => ({ poisson: { per_day: perDay } })),
    fc.array(time, { minLength: 1, maxLength: 8 }).map((times) => ({ times })),
    fc
      .record({ at: time, needs: fc.integer({ min: 1, max: 12 }) }, RECORD)
      .map(({ at, needs }) => ({ incident: { at, needs, spread: "PT3H", duplicate_share: 0.2 } })),
  );
}
