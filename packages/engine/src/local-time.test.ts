import fc from "fast-check";
import { expect, test } from "vitest";
import { lastAtOrBefore, localTimeAt, offsetAt } from "./local-time.ts";
import { HOUR } from "./time.ts";

test("the last of a sorted list at or before an instant is the one that a walk finds", () => {
  const sorted = fc.uniqueArray(fc.integer()).map((list) => list.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(sorted, fc.integer(), (list, at) => {
      expect(lastAtOrBefore(list, at)).toBe(list.filter((each) => each <= at).length - 1);
    }),
  );
});

test("a clock shows the offset in force, and the first one before the list begins", () => {
  const paris = { from: [0, 1000], ms: [HOUR, 2 * HOUR] };
  expect([-5, 0, 999, 1000, 5000].map((at) => offsetAt(paris, at) / HOUR)).toEqual([1, 1, 1, 2, 2]);
  expect(localTimeAt(paris, 1000)).toBe(1000 + 2 * HOUR);
});

test("a zone without offsets is refused", () => {
  expect(() => offsetAt({ from: [], ms: [] }, 0)).toThrow(RangeError);
});
