import fc from "fast-check";
import { expect, test } from "vitest";
import { incompleteBeta } from "./incomplete-beta.ts";

// Python: scipy.special.betainc(a, b, x)
const VALUES = [
  [0.5, 0.5, 0.3, 0.36901011956554536],
  [2, 3, 0.4, 0.5248],
  [10, 1, 0.9, 0.3486784401],
  [5, 500, 0.01, 0.5674071907229316],
  [1000, 60, 0.95, 0.8230614471554337],
  [0.5, 20, 0.01, 0.4713699354850154],
  [40000, 40000, 0.501, 0.7141957688690999],
  [1, 1, 0.25, 0.25],
] as const;

test.for(VALUES)("I(%d, %d) at %d is %d", ([a, b, x, value]) => {
  expect(incompleteBeta(a, b, x)).toBeCloseTo(value, a > 1e4 ? 9 : 12);
});

test("the function grows from 0 to 1, and both of its ends add up to 1", () => {
  const shape = fc.double({ min: 0.01, max: 500, noNaN: true });
  const at = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(shape, shape, at, at, (a, b, x, y) => {
      const [low, high] = x < y ? [x, y] : [y, x];
      const value = incompleteBeta(a, b, low);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(incompleteBeta(a, b, high) + 1e-12);
      expect(value + incompleteBeta(b, a, 1 - low, low)).toBeCloseTo(1, 10);
    }),
  );
});

test("what is not defined is refused", () => {
  expect(() => incompleteBeta(0, 1, 0.5)).toThrow(RangeError);
  expect(() => incompleteBeta(1, 1, 1.5)).toThrow(RangeError);
  expect(() => incompleteBeta(1, 1, Number.NaN)).toThrow(RangeError);
});
