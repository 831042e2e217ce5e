import { DAY, formatIsoDuration, HOUR, MINUTE } from "@contactpoint/engine";
import fc from "fast-check";
import type { Frame } from "./frame.ts";
import {
  momentArbitrary,
  pointText,
  spanArbitrary,
  spanTextArbitrary,
} from "./moment-arbitrary.ts";
import type { Section } from "./plain-data.ts";

/** Up to `most` faults of the kinds that the mask names; all kinds unless it is given. */
export function faultsArbitrary(
  frame: Frame,
  mask: readonly FaultKind[] = FAULT_KINDS,
  most = 5,
): fc.Arbitrary<Section[]> {
  if (mask.length === 0) return fc.constant([]);
  return fc.array(fc.oneof(...mask.map((kind) => faultArbitrary(frame, kind))), {
    maxLength: most,
    size: "max",
  });
}

/** A fault of one kind: what it strikes, when it begins and how long it lasts. */
export function faultArbitrary(frame: Frame, kind: FaultKind): fc.Arbitrary<Section> {
  return fc
    .tuple(
      KINDS[kind](frame),
      momentArbitrary(frame),
      fc.option(spanArbitrary(1, frame.length, [1, HOUR, DAY, 3 * DAY]), { freq: 8 }),
    )
    .map(([what, at, lasts]) => ({
      kind,
      at: pointText(frame, at),
      ...(lasts === null ? {} : { for: formatIsoDuration(lasts) }),
      ...what,
    }));
}

/** What a fault of each kind strikes, and how hard. */
const KINDS = {
  partition: linksArbitrary,
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
} satisfies Record<string, (frame: Frame) => fc.Arbitrary<Section>>;

export type FaultKind = keyof typeof KINDS;

/** The mildest first: shrinking goes towards it. */
export const FAULT_KINDS: readonly FaultKind[] = [
  "latency",
  "no-show",
  "duplication",
  "loss",
  "provider-refusal",
  "partition",
  "outage",
];

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
