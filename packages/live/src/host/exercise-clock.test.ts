import fc from "fast-check";
import { expect, test } from "vitest";
import { ExerciseClock } from "./exercise-clock.ts";

const START = 1_800_000_000_000;

test("The exercise runs at its rate from the real instant at which it starts, and never back", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(0.5, 1, 60, 3_600),
      fc.array(fc.integer({ min: -10_000, max: 10_000_000 }), { minLength: 1 }),
      (rate, instants) => {
        let real = 0;
        const clock = new ExerciseClock({ start: START, startedAt: 0, rate, now: () => real });
        let latest = START;
        for (const instant of instants) {
          real = instant;
          latest = Math.max(latest, START + Math.floor(Math.max(0, instant) * rate));
          expect(clock.now()).toBe(latest);
        }
      },
    ),
  );
});

test("Whoever waits as long as the clock says finds the instant come", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(0.5, 1, 7, 3_600),
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.integer({ min: 0, max: 5_000_000 }),
      (rate, begun, ahead) => {
        let real = begun;
        const clock = new ExerciseClock({ start: START, startedAt: 0, rate, now: () => real });
        const at = clock.now() + ahead;
        real += clock.until(at);
        expect(clock.now()).toBeGreaterThanOrEqual(at);
      },
    ),
  );
});

test("As fast as possible means that everything is due", () => {
  const clock = new ExerciseClock({ start: START, startedAt: 0, rate: Infinity, now: () => 0 });
  expect([clock.now(), clock.until(START + 1_000)]).toEqual([Infinity, 0]);
});
