import { HOUR, MINUTE } from "@contactpoint/engine";
import fc from "fast-check";
import { expect, test } from "vitest";

import { forecastLength, type ForecastTerms } from "./forecast-length.ts";

const terms: ForecastTerms = {
  start: 0,
  end: 12 * HOUR,
  rate: 12,
  owed_rate: 1,
  owed_budget: 5 * MINUTE,
  stepTime: 2 * MINUTE,
  peopleOf: new Map([["XA", 1]]),
};

const step = (since: number, state = "XA") => ({
  id: `${state}/${since}`,
  state,
  since,
});

test("an exercise in which nobody owes anything takes its length by its rate", () => {
  expect(forecastLength([], terms)).toBe(HOUR);
});

test("each step costs its time at the owed rate, less what passes meanwhile", () => {
  // In two minutes two minutes of the exercise pass, which ten seconds would have brought.
  const cost = 2 * MINUTE - (2 * MINUTE) / 12;
  expect(forecastLength([step(HOUR), step(2 * HOUR)], terms)).toBeCloseTo(HOUR + 2 * cost, -1);
});

test("a step that nobody does costs its budget, and no more", () => {
  const cost = 5 * MINUTE - (5 * MINUTE) / 12;
  const never = { ...terms, stepTime: Infinity };
  expect(forecastLength([step(HOUR)], never)).toBeCloseTo(HOUR + cost, -1);
});

test("steps of one State wait for one another, unless it has more people", () => {
  const both = [step(HOUR), { ...step(HOUR), id: "XA/other" }];
  const alone = forecastLength(both, terms);
  const two = forecastLength(both, { ...terms, peopleOf: new Map([["XA", 2]]) });
  expect(alone).toBeGreaterThan(two);
  expect(two).toBeCloseTo(forecastLength([step(HOUR)], terms), -1);
});

test("it never takes less than without steps, nor more than if nobody did any", () => {
  const steps = fc.array(
    fc.record({
      since: fc.integer({ min: 0, max: 13 * HOUR }),
      state: fc.constantFrom("XA", "XB"),
    }),
    { maxLength: 40 },
  );
  const people = new Map([
    ["XA", 1],
    ["XB", 2],
  ]);
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 20 }), (drawn, minutes) => {
      const owed = drawn.map(({ since, state }, index) => ({ id: `${index}`, since, state }));
      const some = { ...terms, peopleOf: people, stepTime: minutes * MINUTE };
      const length = forecastLength(owed, some);
      expect(length).toBeGreaterThanOrEqual(HOUR - 1);
      const longest = forecastLength(owed, { ...some, stepTime: Infinity });
      // Each act rounds the clock down by less than a millisecond.
      expect(length).toBeLessThanOrEqual(longest + 12 * owed.length * 2 + 1);
    }),
    { numRuns: 200 },
  );
});
