import { DAY, HOUR, MINUTE } from "@contactpoint/engine";
import type { ResolvedFault } from "@contactpoint/protocol";
import fc from "fast-check";
import { pairArbitrary } from "./topology-arbitrary.ts";

/**
 * Up to three faults of every kind in the first days, each perhaps with a second of its kind in the
 * same place that overlaps it. Instants count from the start.
 */
export function faultsArbitrary(
  states: readonly string[],
  providers: readonly string[],
): fc.Arbitrary<readonly ResolvedFault[]> {
  const later = fc.option(fc.integer({ min: 0, max: DAY }), { freq: 2 });
  return fc
    .array(fc.tuple(faultArbitrary(states, providers), later), { maxLength: 3 })
    .map((drawn) =>
      drawn
        .flatMap(([fault, after]) => (after === null ? [fault] : [fault, second(fault, after)]))
        .map((fault, index) => ({ ...fault, id: `fault-${index}` })),
    );
}

function second(fault: ResolvedFault, after: number): ResolvedFault {
  const moved = { ...fault, from: fault.from + after, until: fault.until + after };
  if (moved.kind === "latency") return { ...moved, adds: moved.adds + HOUR };
  return "share" in moved ? { ...moved, share: 1 - moved.share / 2 } : moved;
}

function faultArbitrary(
  states: readonly string[],
  providers: readonly string[],
): fc.Arbitrary<ResolvedFault> {
  const links = fc.array(pairArbitrary(states), { minLength: 1, maxLength: 3 });
  const share = fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100);
  const some = fc.array(fc.constantFrom(...states), { minLength: 1, maxLength: 2 });
  const kinds = fc.oneof(
    fc.record({ kind: fc.constant("partition" as const), links }, RECORD),
    fc.record(
      {
        kind: fc.constant("latency" as const),
        links,
        adds: fc.integer({ min: MINUTE, max: 5 * HOUR }),
      },
      RECORD,
    ),
    fc.record({ kind: fc.constant("loss" as const), links, share }, RECORD),
    fc.record({ kind: fc.constant("duplication" as const), links, share }, RECORD),
    fc.record({ kind: fc.constant("outage" as const), states: distinct(some) }, RECORD),
    fc.record(
      {
        kind: fc.constant("no-show" as const),
        states: distinct(some),
        officers: fc.constantFrom(1, 2, null),
      },
      RECORD,
    ),
    fc.record(
      {
        kind: fc.constant("provider-refusal" as const),
        providers: fc.array(fc.constantFrom(...providers), { minLength: 1, maxLength: 2 }),
        share,
      },
      RECORD,
    ),
  );
  const time = fc.tuple(fc.integer({ min: 0, max: 2 * DAY }), fc.integer({ min: 1, max: DAY }));
  return fc
    .tuple(kinds, time)
    .map(([kind, [from, lasts]]) => ({ ...kind, id: "", group: null, from, until: from + lasts }));
}

function distinct(list: fc.Arbitrary<string[]>): fc.Arbitrary<string[]> {
  return list.map((names) => [...new Set(names)]);
}

const RECORD = { noNullPrototype: true } as const;
