import { expect, test } from "vitest";
import { ratioInterval } from "./ratio-interval.ts";
import { tInterval } from "./t-interval.ts";

test("pseudovalues of a known example", () => {
  // numpy: J = 5 th - 4 (sum(a) - a_i)/(sum(b) - b_i); scipy.stats.t.interval of J
  const found = ratioInterval([30, 28, 45, 33, 39], [60, 50, 81, 70, 66], 0.95);
  expect(found?.estimate).toBeCloseTo(0.535189501798556, 13);
  expect(found?.low).toBeCloseTo(0.47297260301629734, 12);
  expect(found?.high).toBeCloseTo(0.5974064005808145, 12);
});

test("with equal denominators it is the interval of a mean", () => {
  const numerators = [3, 8, 1, 4, 9];
  const ratio = ratioInterval(numerators, [10, 10, 10, 10, 10], 0.95);
  const mean = tInterval(
    numerators.map((value) => value / 10),
    0.95,
  );
  expect(ratio?.low).toBeCloseTo(mean?.low ?? 0, 12);
  expect(ratio?.high).toBeCloseTo(mean?.high ?? 0, 12);
});

test("a replication without requests counts, but one alone with any gives no interval", () => {
  expect(ratioInterval([1, 0, 3], [4, 0, 5], 0.95)).not.toBeNull();
  expect(ratioInterval([1, 0], [4, 0], 0.95)).toBeNull();
  expect(ratioInterval([1], [4], 0.95)).toBeNull();
  expect(ratioInterval([], [], 0.95)).toBeNull();
});

test("series of different lengths are refused", () => {
  expect(() => ratioInterval([1, 2], [3], 0.95)).toThrow(RangeError);
});
