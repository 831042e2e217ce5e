import { expect, test } from "vitest";
import { effectSize } from "./effect-size.ts";

const VARIANT = [5.1, 4.8, 6.3, 5.9, 5.5, 7.0, 4.4, 6.1, 5.8, 6.6];
const BASELINE = [4.9, 4.1, 6.0, 5.1, 5.6, 6.2, 4.0, 5.2, 5.9, 5.8];

test("a known pair of series", () => {
  // numpy: (x.mean() - y.mean())/sqrt((x.var(ddof=1) + y.var(ddof=1))/2) = .593691, times 1 - 3/71
  const found = effectSize(VARIANT, BASELINE);
  expect(found?.hedges_g).toBeCloseTo(0.5686052625644423, 12);
  expect(found?.higher_share).toBe(0.8);
});

test("equal series have no effect, and their ties count half", () => {
  expect(effectSize(VARIANT, VARIANT)).toEqual({ hedges_g: 0, higher_share: 0.5 });
});

test("series that never vary have no scale, a single pair no size", () => {
  expect(effectSize([2, 2], [1, 1])).toEqual({ hedges_g: null, higher_share: 1 });
  expect(effectSize([2], [1])).toBeNull();
  expect(() => effectSize([2, 3], [1])).toThrow(RangeError);
});
