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

/**
 * One to four faults that reach into contact points, hold messages back or cut one way, in the first
 * days. Those that change nothing of what a run is about are not among them.
 */
export function nemesisArbitrary(
  states: readonly string[],
  kinds: readonly NemesisKind[] = NEMESIS_KINDS,
): fc.Arbitrary<readonly ResolvedFault[]> {
  const time = fc.tuple(fc.integer({ min: 0, max: 2 * DAY }), fc.integer({ min: 1, max: DAY }));
  const one = fc.oneof(...kinds.map((kind) => NEMESIS[kind](states)));
  return fc.array(fc.tuple(one, time), { minLength: 1, maxLength: 4 }).map((drawn) =>
    drawn.map(([what, [from, lasts]], index) => ({
      ...what,
      id: `nemesis-${index}`,
      group: null,
      from,
      until: from + lasts,
    })),
  );
}

type NemesisFault = Exclude<
  ResolvedFault,
  {
    kind: "latency" | "loss" | "duplication" | "outage" | "no-show" | "provider-refusal";
  }
>;
export type NemesisKind = NemesisFault["kind"];
type Struck = NemesisFault extends infer F
  ? F extends unknown
    ? Omit<F, "id" | "group" | "from" | "until">
    : never
  : never;

const NEMESIS: Readonly<Record<NemesisKind, (states: readonly string[]) => fc.Arbitrary<Struck>>> =
  {
    partition: (states) =>
      fc.record(
        {
          kind: fc.constant("partition" as const),
          links: linksOf(states),
          one_way: fc.constant(true),
        },
        RECORD,
      ),
    reordering: (states) =>
      fc.record(
        {
          kind: fc.constant("reordering" as const),
          links: linksOf(states),
          share: shareArbitrary(),
          by: fc.integer({ min: MINUTE, max: 5 * HOUR }),
        },
        RECORD,
      ),
    crash: (states) =>
      fc.record(
        {
          kind: fc.constant("crash" as const),
          states: someOf(states),
          point: fc.constantFrom("before-write", "before-send", "after-send"),
          store: fc.constantFrom("full", "full", "stale", "empty"),
          loses: fc.integer({ min: MINUTE, max: DAY }),
        },
        RECORD,
      ),
    clock: (states) =>
      fc.record(
        {
          kind: fc.constant("clock" as const),
          states: someOf(states),
          offset: fc.integer({ min: -6 * HOUR, max: 6 * HOUR }),
          drift: fc.constantFrom(0, 0.0001, -0.0001, 0.5, -0.5),
        },
        RECORD,
      ),
    revocation: (states) =>
      fc.record({ kind: fc.constant("revocation" as const), states: someOf(states) }, RECORD),
    slowness: (states) =>
      fc.record(
        {
          kind: fc.constant("slowness" as const),
          states: someOf(states),
          factor: fc.constantFrom(0.5, 1.5, 4),
        },
        RECORD,
      ),
    "bad-message": (states) =>
      fc.record(
        {
          kind: fc.constant("bad-message" as const),
          states: someOf(states),
          flaw: fc.constantFrom(
            "malformed",
            "oversize",
            "unknown-version",
            "unknown-sender",
            "forged-author",
            "unknown-request",
            "replay",
            "contradiction",
            "out-of-order",
          ),
          every: fc.oneof(fc.constant(null), fc.integer({ min: 10 * MINUTE, max: 5 * HOUR })),
        },
        RECORD,
      ),
  };

export const NEMESIS_KINDS = Object.keys(NEMESIS) as NemesisKind[];

function linksOf(states: readonly string[]) {
  return fc.array(pairArbitrary(states), { minLength: 1, maxLength: 3 });
}

function someOf(states: readonly string[]): fc.Arbitrary<string[]> {
  return distinct(fc.array(fc.constantFrom(...states), { minLength: 1, maxLength: 2 }));
}

function shareArbitrary(): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100);
}

function distinct(list: fc.Arbitrary<string[]>): fc.Arbitrary<string[]> {
  return list.map((names) => [...new Set(names)]);
}

const RECORD = { noNullPrototype: true } as const;
