import { MINUTE } from "@contactpoint/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import { FairClock } from "./fair-clock.ts";

const START = Date.UTC(2027, 2, 27, 21, 30);
const terms = { start: START, rate: 12, owed_rate: 1, owed_budget: 5 * MINUTE };

test("Without debts the exercise passes at its rate", () => {
  const clock = new FairClock(terms);
  expect(clock.at(0)).toBe(START);
  expect(clock.at(10_000)).toBe(START + 120_000);
  expect(clock.runAt(START + 120_000)).toBe(10_000);
});

test("From the very instant of a debt the exercise passes at the owed rate", () => {
  const clock = new FairClock(terms);
  clock.owe("XA", START + 60_000);
  // The host noticed late; no second of the exercise was lost to that.
  expect(clock.at(5_000)).toBe(START + 60_000);
  expect(clock.at(65_000)).toBe(START + 60_000 + 60_000);
  clock.settle(65_000, "XA");
  expect(clock.at(66_000)).toBe(START + 120_000 + 12_000);
});

test("A debt slows the clock for its budget and no longer", () => {
  const clock = new FairClock(terms);
  clock.owe("XA", START);
  const budget = terms.owed_budget;
  expect(clock.at(budget)).toBe(START + budget);
  expect(clock.at(budget + 1_000)).toBe(START + budget + 12_000);
  expect(clock.debts(budget - 1).map(({ slows }) => slows)).toEqual([true]);
  expect(clock.debts(budget).map(({ slows }) => slows)).toEqual([false]);
});

test("A leap ends at the first debt on its way", () => {
  const clock = new FairClock(terms);
  clock.leap(0, START + 60 * MINUTE);
  expect(clock.at(0)).toBe(START + 60 * MINUTE);
  clock.owe("XA", START + 20 * MINUTE);
  expect(clock.at(0)).toBe(START + 20 * MINUTE);
  expect(clock.at(1_000)).toBe(START + 20 * MINUTE + 1_000);
});

test("A facilitator may set debts aside", () => {
  const clock = new FairClock(terms);
  clock.owe("XA", START);
  clock.override(1_000, true);
  expect(clock.at(2_000)).toBe(START + 1_000 + 12_000);
  clock.override(2_000, false);
  expect(clock.at(3_000)).toBe(START + 13_000 + 1_000);
});

test("The clock refuses to go back, and rates that are none", () => {
  const clock = new FairClock(terms);
  expect(() => clock.leap(10_000, START)).toThrow(/never goes back/);
  for (const rate of [0, -1, Infinity, Number.NaN])
    expect(() => clock.setRate(0, rate)).toThrow(/above 0 and finite/);
});

type Act =
  | { readonly kind: "owe" | "settle"; readonly id: number; readonly after: number }
  | { readonly kind: "rate"; readonly rate: number; readonly after: number }
  | { readonly kind: "override"; readonly on: boolean; readonly after: number }
  | { readonly kind: "leap"; readonly by: number; readonly after: number };

const after = fc.integer({ min: 0, max: 10 * MINUTE });
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom("owe", "settle"), id: fc.nat(3), after }),
    fc.record({ kind: fc.constant("rate" as const), rate: fc.constantFrom(1, 4, 12, 60), after }),
    fc.record({ kind: fc.constant("override" as const), on: fc.boolean(), after }),
    fc.record({ kind: fc.constant("leap" as const), by: fc.nat(60 * MINUTE), after }),
  ),
  { maxLength: 20 },
);

/** Plays acts, and looks at the clock before and behind each of them. */
function play(list: readonly Act[], look: (run: number, clock: FairClock) => void): FairClock {
  const clock = new FairClock(terms);
  let run = 0;
  for (const act of list) {
    run += act.after;
    look(run, clock);
    if (act.kind === "owe") clock.owe(String(act.id), clock.at(run));
    else if (act.kind === "settle") clock.settle(run, String(act.id));
    else if (act.kind === "rate") clock.setRate(run, act.rate);
    else if (act.kind === "override") clock.override(run, act.on);
    else if (act.kind === "leap") clock.leap(run, clock.at(run) + act.by);
    look(run, clock);
  }
  return clock;
}

test("The exercise never goes back, and passes no faster than its speed", () => {
  fc.assert(
    fc.property(acts, (list) => {
      let before = START;
      play(list, (run, clock) => {
        const now = clock.at(run);
        expect(now).toBeGreaterThanOrEqual(before);
        expect(clock.at(run + 1_000) - now).toBeLessThanOrEqual(60 * 1_000 + 1);
        before = now;
      });
    }),
  );
});

test("The run time of an instant is when the clock reaches it", () => {
  fc.assert(
    fc.property(acts, fc.nat(6 * 60 * MINUTE), (list, later) => {
      let last = 0;
      const clock = play(list, (run) => (last = run));
      const instant = clock.at(last) + later;
      const run = clock.runAt(instant);
      expect(clock.at(Math.ceil(run) + 1)).toBeGreaterThanOrEqual(instant);
      if (run > last + 1) expect(clock.at(run - 1)).toBeLessThanOrEqual(instant);
    }),
  );
});

test("One absent person costs no more than the budget", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 600 * MINUTE }), (since) => {
      const free = new FairClock(terms);
      const held = new FairClock(terms);
      held.owe("absent", START + since);
      const goal = START + since + 1_000 * MINUTE;
      const cost = held.runAt(goal) - free.runAt(goal);
      expect(cost).toBeCloseTo(terms.owed_budget * (1 - terms.owed_rate / terms.rate), 3);
    }),
  );
});

test("The same acts give the same clock again", () => {
  fc.assert(
    fc.property(acts, (list) => {
      const seen: number[] = [];
      play(list, (run, clock) => seen.push(clock.at(run), clock.runAt(clock.at(run) + MINUTE)));
      const again: number[] = [];
      play(list, (run, clock) => again.push(clock.at(run), clock.runAt(clock.at(run) + MINUTE)));
      expect(again).toEqual(seen);
    }),
  );
});
