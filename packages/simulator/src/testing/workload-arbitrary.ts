import { DAY, HOUR } from "@contactpoint/engine";
import type {
  ListedNeed,
  NeedKind,
  RequestForm,
  ResolvedArrivals,
  ResolvedWorkload,
  Urgency,
} from "@contactpoint/protocol";
import fc from "fast-check";

import { chanceArbitrary, spanArbitrary } from "./span-arbitrary.ts";

/** A source of at most about `most` needs in the first days of a run. */
export function workloadArbitrary(
  id: string,
  states: readonly string[],
  providers: readonly string[],
  days: number,
  most: number,
): fc.Arbitrary<ResolvedWorkload> {
  return fc.record(
    {
      id: fc.constant(id),
      arrivals: fc.oneof(
        poissonArbitrary(days, most),
        listArbitrary(states, providers, most),
        incidentArbitrary(most),
      ),
      from: weightsArbitrary(states),
      providers: weightsArbitrary(providers),
      mix: fc.array(kindArbitrary(), { minLength: 1, maxLength: 3 }),
      items: fc.constantFrom([1], [3, 2, 1]),
      circumstances: fc.record(
        {
          "political-offence": chanceArbitrary(0.1),
          "outside-scope": chanceArbitrary(0.2),
          "no-dual-criminality": chanceArbitrary(0.3),
        },
        RECORD,
      ),
    },
    RECORD,
  );
}

/** Forms and urgencies that single needs and kinds of need can have. */
const FORMS: readonly RequestForm[] = [
  "preservation",
  "preservation",
  "location-query",
  "emergency-disclosure",
  "ping",
];
const URGENCIES: readonly Urgency[] = ["emergency", "urgent", "routine"];

function poissonArbitrary(days: number, most: number): fc.Arbitrary<ResolvedArrivals> {
  const weights = (count: number): fc.Arbitrary<number[]> =>
    fc.constantFrom(
      Array.from({ length: count }, () => 1),
      Array.from({ length: count }, (_, index) => (index % 2 === 0 ? 2 : 0)),
    );
  return fc
    .tuple(fc.integer({ min: 1, max: most }), weights(24), weights(7), fc.constantFrom(0, 0.5))
    .map(([needs, hour_of_day, weekday, yearly_growth]) => ({
      kind: "poisson" as const,
      per_day: needs / days,
      hour_of_day,
      weekday,
      yearly_growth,
    }));
}

function listArbitrary(
  states: readonly string[],
  providers: readonly string[],
  most: number,
): fc.Arbitrary<ResolvedArrivals> {
  const need: fc.Arbitrary<ListedNeed> = fc.record(
    {
      at: fc.integer({ min: 0, max: 2 * DAY }),
      from: fc.option(fc.constantFrom(...states)),
      provider: fc.option(fc.constantFrom(...providers)),
      form: fc.option(fc.constantFrom(...FORMS)),
      urgency: fc.option(fc.constantFrom(...URGENCIES)),
      expires_at: fc.option(fc.integer({ min: 2 * DAY, max: 9 * DAY })),
    },
    RECORD,
  );
  return fc
    .array(need, { minLength: 1, maxLength: most })
    .map((needs) => ({ kind: "list", needs: needs.toSorted((a, b) => a.at - b.at) }));
}

function incidentArbitrary(most: number): fc.Arbitrary<ResolvedArrivals> {
  return fc.record(
    {
      kind: fc.constant("incident" as const),
      at: fc.integer({ min: 0, max: DAY }),
      needs: fc.integer({ min: 1, max: most }),
      spread: spanArbitrary(0, 6 * HOUR),
      duplicate_share: chanceArbitrary(0.6),
      expires_at: fc.oneof(fc.constant(null), fc.integer({ min: DAY, max: 9 * DAY })),
    },
    RECORD,
  );
}

function kindArbitrary(): fc.Arbitrary<NeedKind> {
  return fc.record(
    {
      share: fc.constantFrom(1, 2),
      form: fc.constantFrom(...FORMS),
      urgency: fc.constantFrom(...URGENCIES),
      expires_in: fc.option(spanArbitrary(HOUR, 5 * DAY)),
    },
    RECORD,
  );
}

function weightsArbitrary(names: readonly string[]): fc.Arbitrary<Record<string, number>> {
  return fc
    .tuple(...names.map(() => fc.constantFrom(1, 1, 2, 3)))
    .map((weights) => Object.fromEntries(names.map((name, at) => [name, weights[at] ?? 1])));
}

const RECORD = { noNullPrototype: true } as const;
