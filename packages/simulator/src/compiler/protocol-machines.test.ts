import {
  type DeskContext,
  deskMachine,
  describeMachine,
  type HoldContext,
  holdMachine,
  interpretByXState,
  type MachineSpec,
  publishedMoves,
  type RequestedContext,
  requestedMachine,
  type RequestingContext,
  requestingMachine,
  type RequestTerms,
  type Rung,
  type TimerOrders,
} from "@contactpoint/protocol";
import { acts, rideMachine } from "@contactpoint/protocol/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileMachine } from "./compile-machine.ts";

const DAY = 86_400_000;

const rung: Rung = { kind: "channel", channel: "a", network: null, wait: DAY };
const terms: RequestTerms = {
  form: "preservation",
  ladder: [rung, { ...rung, channel: "b" }],
  status_after: DAY,
  status_most: 2,
  extension_before: 7 * DAY,
  extension_adds: 60 * DAY,
  extension_most: 1,
  preservation: 60 * DAY,
  order_lasts: 90 * DAY,
  expiry_notice_before: 3 * DAY,
  police_orders: true,
};

/** Any of a machine's events, with every content that some event has. */
function eventsOf<E extends { type: string }>({
  tree,
}: {
  tree: MachineSpec<never, E, never>["tree"];
}) {
  const triggers = tree.nodes.flatMap((node) => node.transitions.map(({ trigger }) => trigger));
  const types = triggers.flatMap((trigger) => (trigger.kind === "event" ? [trigger.type] : []));
  const event = fc.record(
    {
      type: fc.constantFrom(...new Set(types)),
      item: fc.nat({ max: 1 }),
      answer: fc.constantFrom(
        "preserved",
        "disclosed",
        "negative",
        "elsewhere",
        "failed",
        "refused",
      ),
      held: fc.boolean(),
      granted: fc.boolean(),
      proceed: fc.boolean(),
      asks: fc.boolean(),
      done: fc.boolean(),
      until: fc.constant(70 * DAY),
      officers: fc.nat({ max: 1 }),
      on_call: fc.nat({ max: 1 }),
      ground: fc.constant("outside-scope"),
      reasons: fc.constant("r"),
      provider: fc.constant("p"),
      state: fc.constant("XB"),
      missing: fc.constant([]),
      next_provider: fc.constant(null),
      next_state: fc.constant(null),
    },
    { noNullPrototype: true },
  );
  // Which contents belong to which type, the machines themselves ask.
  return event as unknown as fc.Arbitrary<E>;
}

/** The share of published moves that the comparison met. */
function agreement<C extends { now: number }, E extends { type: string }, Out extends TimerOrders>(
  spec: MachineSpec<C, E, Out>,
  context: C,
): number {
  const published = publishedMoves(describeMachine(spec));
  const met = new Set<string>();
  const sequence = fc.array(acts(eventsOf<E>(spec)), { minLength: 2, maxLength: 4, size: "max" });
  fc.assert(
    fc.property(sequence, (parts) => {
      const all = parts.flat();
      const compiled = rideMachine((options) => compileMachine(spec, options), context, all);
      expect(compiled).toEqual(
        rideMachine((options) => interpretByXState(spec, options), context, all),
      );
      for (const look of compiled as { moves: string[] }[])
        look.moves.forEach((move) => met.add(move));
    }),
    { numRuns: 200, seed: 29 },
  );
  expect(published.isSupersetOf(met)).toBe(true);
  return met.size / published.size;
}

test("both interpreters agree on the requesting side", () => {
  const context: RequestingContext = {
    now: 0,
    terms,
    items: 3,
    rung: 0,
    answered: 0,
    preserved: 0,
    disclosed: 0,
    elsewhere: 0,
    queries: 0,
    extensions: 0,
    released: 0,
    until: 0,
    last_until: 0,
  };
  expect(agreement(requestingMachine, context)).toBeGreaterThan(0.25);
});

test("both interpreters agree on the requested side", () => {
  const context: RequestedContext = {
    now: 0,
    terms,
    items: 3,
    settled: 0,
    held: 0,
    ended: 0,
    reminders: 0,
    until: 0,
  };
  expect(agreement(requestedMachine, context)).toBeGreaterThan(0.25);
});

test("both interpreters agree on the hold of an item", () => {
  const context: HoldContext = {
    now: 0,
    terms,
    item: 0,
    provider: "p",
    retries_most: 1,
    retry_after: DAY,
    retries: 0,
    noticed: false,
    preserved_from: 0,
    until: 0,
    order_until: 0,
  };
  expect(agreement(holdMachine, context)).toBeGreaterThan(0.25);
});

test("both interpreters agree on the desk", () => {
  const context: DeskContext = { now: 0, officers: 1, on_call: 1, out: false };
  expect(agreement(deskMachine, context)).toBeGreaterThan(0.25);
});
