import { DAY, formatIsoDuration, HOUR, MINUTE } from "@contactpoint/engine";
import fc from "fast-check";
import { clockModelArbitrary } from "./clock-arbitrary.ts";
import { crashPointArbitrary } from "./crash-arbitrary.ts";
import type { Frame } from "./frame.ts";
import {
  momentArbitrary,
  pointText,
  spanArbitrary,
  spanTextArbitrary,
} from "./moment-arbitrary.ts";
import type { Section } from "./plain-data.ts";

/**
 * Faults of some of the kinds that the mask names, one or two of each; all kinds can occur unless it
 * is given. Which do is drawn for each run, because faults of all kinds at once hide one another.
 */
export function faultsArbitrary(
  frame: Frame,
  mask: readonly FaultKind[] = FAULT_KINDS,
): fc.Arbitrary<Section[]> {
  const each = mask.map((kind) =>
    fc.oneof(
      { weight: ABSENT, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc.array(faultArbitrary(frame, kind), { minLength: 1, maxLength: 2 }),
      },
    ),
  );
  return fc.tuple(...each).map((lists) => lists.flat());
}

/** A fault of one kind: what it strikes, when it begins and how long it lasts. */
export function faultArbitrary(frame: Frame, kind: FaultKind): fc.Arbitrary<Section> {
  const lasts = BRIEF.includes(kind)
    ? spanArbitrary(1, DAY, [1, HOUR])
    : fc.option(spanArbitrary(1, frame.length, [1, HOUR, DAY, 3 * DAY]), { freq: 9 });
  return fc.tuple(KINDS[kind](frame), momentArbitrary(frame), lasts).map(([what, at, span]) => ({
    kind,
    at: pointText(frame, at),
    ...(span === null ? {} : { for: formatIsoDuration(span) }),
    ...what,
  }));
}

/** What a fault of each kind strikes, and how hard. */
export const KINDS = {
  partition: (frame) =>
    fc
      .tuple(linksArbitrary(frame), fc.constantFrom(false, false, true))
      .map(([links, one_way]) => (one_way ? { ...links, one_way } : links)),
  latency: (frame) =>
    fc
      .tuple(linksArbitrary(frame), spanTextArbitrary(1, 3 * DAY, [MINUTE, HOUR, DAY]))
      .map(([links, adds]) => ({ ...links, adds })),
  loss: sharedLinks,
  duplication: sharedLinks,
  outage: statesArbitrary,
  "no-show": (frame) =>
    fc
      .tuple(statesArbitrary(frame), fc.constantFrom(0, 1, 2))
      .map(([states, officers]) => (officers === 0 ? states : { ...states, officers })),
  "provider-refusal": (frame) =>
    fc.tuple(fc.constantFrom(...frame.providers), shareOf()).map(([{ id }, share]) => ({
      providers: [id],
      share,
    })),
  reordering: (frame) =>
    fc
      .tuple(sharedLinks(frame), spanTextArbitrary(1, 3 * DAY, [MINUTE, HOUR, DAY]))
      .map(([links, by]) => ({ ...links, by })),
  slowness: (frame) =>
    fc
      .tuple(statesArbitrary(frame), fc.constantFrom(0.1, 2, 5))
      .map(([states, factor]) => ({ ...states, factor })),
  crash: (frame) => both(statesArbitrary(frame), crashPointArbitrary()),
  clock: (frame) => both(statesArbitrary(frame), clockModelArbitrary()),
  revocation: statesArbitrary,
  "bad-message": (frame) => both(statesArbitrary(frame), badMessageArbitrary()),
  "partition-halves": () => fc.constant({}),
  "isolate-one": () => fc.constant({}),
  bridge: () => fc.constant({}),
  "rolling-restart": () => crashPointArbitrary(),
  "night-shift": () => fc.constant({}),
} satisfies Record<string, (frame: Frame) => fc.Arbitrary<Section>>;

export type FaultKind = keyof typeof KINDS;

/** Kinds that stand for several faults of others. */
const PACKAGES: readonly FaultKind[] = [
  "partition-halves",
  "isolate-one",
  "bridge",
  "rolling-restart",
  "night-shift",
];
const SILENT: readonly FaultKind[] = ["no-show", "outage"];

/** The mildest first: shrinking goes towards it. */
export const FAULT_KINDS: readonly FaultKind[] = [
  "latency",
  "slowness",
  "no-show",
  "night-shift",
  "reordering",
  "duplication",
  "loss",
  "provider-refusal",
  "partition",
  "partition-halves",
  "isolate-one",
  "bridge",
  "outage",
  "clock",
  "crash",
  "rolling-restart",
  "revocation",
  "bad-message",
];

/**
 * Kinds of which a journal says when they really changed something, as the journal's readers name
 * them. Of officers who are missing and of outages it shows only what comes of it.
 */
export const FIRING_KINDS: readonly string[] = [
  ...FAULT_KINDS.filter((kind) => !PACKAGES.includes(kind) && !SILENT.includes(kind)),
  "stale-store",
  "empty-store",
];

/** For one run that has faults of a kind so many have none. */
const ABSENT = 6;

/**
 * Faults that leave work undone. They last a day at most: where nobody works for weeks orders run
 * out, which no protocol can mend. And a flood of bad messages.
 */
const BRIEF: readonly FaultKind[] = [
  "no-show",
  "night-shift",
  "slowness",
  "outage",
  "crash",
  "rolling-restart",
  "isolate-one",
  "bad-message",
];

/** Bad input: one piece, or one after each `every`. */
export function badMessageArbitrary(): fc.Arbitrary<Section> {
  return fc
    .tuple(fc.constantFrom(...FLAWS), fc.option(spanTextArbitrary(HOUR, 3 * DAY, [HOUR, DAY])))
    .map(([flaw, every]) => (every === null ? { flaw } : { flaw, every }));
}

const FLAWS = [
  "malformed",
  "oversize",
  "unknown-version",
  "unknown-sender",
  "forged-author",
  "unknown-request",
  "replay",
  "contradiction",
  "out-of-order",
];

function both(one: fc.Arbitrary<Section>, other: fc.Arbitrary<Section>): fc.Arbitrary<Section> {
  return fc.tuple(one, other).map(([a, b]) => ({ ...a, ...b }));
}

function linksArbitrary({ states, links }: Frame): fc.Arbitrary<Section> {
  const state = fc.constantFrom(...states).map((id) => ({ state: id }));
  if (links.length === 0) return state;
  return fc.oneof(
    state,
    fc.constantFrom(...links).map(([from, to]) => ({ link: [from, to] })),
  );
}

function sharedLinks(frame: Frame): fc.Arbitrary<Section> {
  return fc.tuple(linksArbitrary(frame), shareOf()).map(([links, share]) => ({ ...links, share }));
}

function statesArbitrary({ states }: Frame): fc.Arbitrary<Section> {
  return fc.oneof(
    fc.constantFrom(...states).map((state) => ({ state })),
    fc
      .subarray([...states], { minLength: 1, maxLength: Math.min(3, states.length) })
      .map((some) => ({ states: some })),
  );
}

function shareOf(): fc.Arbitrary<number> {
  return fc.constantFrom(1, 0.5, 0.9, 0.1);
}
