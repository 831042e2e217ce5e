import fc from "fast-check";
import { expect, test } from "vitest";
import { nextOpening } from "./opening-hours.ts";

/** Intervals one after the other, some touching, as `[open, close, …]`. */
const hours = fc
  .array(fc.tuple(fc.nat({ max: 5 }), fc.integer({ min: 1, max: 5 })), {
    maxLength: 40,
    size: "max",
  })
  .map((gaps) => {
    let at = 0;
    return gaps.flatMap(([closed, open]) => [(at += closed), (at += open)]);
  });

test("The next opening is the one that a walk over all hours finds", () => {
  fc.assert(
    fc.property(hours, fc.integer({ min: -2, max: 410 }), (open, at) => {
      expect(nextOpening(open, at)).toBe(walk(open, at));
    }),
    { numRuns: 2000 },
  );
});

test("Who opens at an instant is there at it, and who closes at an instant is gone", () => {
  expect(nextOpening([10, 20, 30, 40], 10)).toBe(10);
  expect(nextOpening([10, 20, 30, 40], 19)).toBe(19);
  expect(nextOpening([10, 20, 30, 40], 20)).toBe(30);
  expect(nextOpening([10, 20, 30, 40], 40)).toBe(Infinity);
  expect(nextOpening([], 0)).toBe(Infinity);
});

test("Without hours somebody is there at any instant", () => {
  fc.assert(
    fc.property(fc.integer(), (at) => {
      expect(nextOpening(null, at)).toBe(at);
    }),
  );
});

function walk(open: readonly number[], at: number): number {
  for (let place = 0; place < open.length; place += 2) {
    const [from = 0, until = 0] = open.slice(place, place + 2);
    if (at < until) return at < from ? from : at;
  }
  return Infinity;
}
