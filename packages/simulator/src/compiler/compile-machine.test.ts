import {
  describeMachine,
  interpretByXState,
  type MachineSpec,
  publishedMoves,
  type TimerOrders,
} from "@contactpoint/protocol";
import {
  acts,
  type Act,
  RANDOM_EVENTS,
  randomMachine,
  rideMachine,
  sampleContext,
  type SampleEvent,
  sampleMachine,
} from "@contactpoint/protocol/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileMachine } from "./compile-machine.ts";

function expectAgreement<
  C extends { now: number },
  E extends { type: string },
  O extends TimerOrders,
>(spec: MachineSpec<C, E, O>, context: C, sequence: readonly Act<E>[]): unknown[] {
  const compiled = rideMachine((options) => compileMachine(spec, options), context, sequence);
  const byXState = rideMachine((options) => interpretByXState(spec, options), context, sequence);
  expect(compiled).toEqual(byXState);
  return compiled;
}

const randomEvent = fc.constantFrom(...RANDOM_EVENTS).map((type) => ({ type }));

test("both interpreters agree on random machines in states, contexts, orders and timers", () => {
  const met = new Set<string>();
  fc.assert(
    fc.property(randomMachine(), acts(randomEvent), (spec, sequence) => {
      const seen = expectAgreement(spec, { now: 1000, a: 0, b: 0 }, sequence);
      const moves = seen.flatMap((look) => (look as { moves?: string[] }).moves ?? ["endless"]);
      for (const move of moves) met.add(move.split("|")[1]?.split(" ")[0] ?? move);
      const published = publishedMoves(describeMachine(spec));
      expect(moves.filter((move) => move !== "endless" && !published.has(move))).toEqual([]);
    }),
    { numRuns: 500, seed: 35 },
  );
  // The property is worth something only if every trigger was at work.
  expect([...met].toSorted()).toEqual([
    "after",
    "always",
    "done",
    "e0",
    "e1",
    "e2",
    "e3",
    "endless",
  ]);
});

test("both interpreters agree on the sample machine", () => {
  const plain = fc.constantFrom(
    ...(["accepted", "refused", "incomplete", "completed", "withdrawn", "statusAsked"] as const),
  );
  const event: fc.Arbitrary<SampleEvent> = fc.oneof(
    plain.map((type) => ({ type })),
    fc.record({
      type: fc.constant<"received">("received"),
      urgent: fc.boolean(),
      items: fc.nat({ max: 3 }),
    }),
    fc.record({ type: fc.constant<"itemAnswered">("itemAnswered"), held: fc.boolean() }),
  );
  fc.assert(
    fc.property(acts(event), (sequence) => {
      const arrived = { wait: 1, what: { type: "received", urgent: true, items: 1 } } as const;
      expectAgreement(sampleMachine, sampleContext(0), [arrived, ...sequence]);
    }),
    { numRuns: 300, seed: 35 },
  );
});
