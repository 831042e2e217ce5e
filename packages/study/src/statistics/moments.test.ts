import fc from "fast-check";
import { sampleVariance } from "simple-statistics";
import { expect, test } from "vitest";
import { momentsOf } from "./moments.ts";

test("mean and variance of a known sample", () => {
  expect(momentsOf([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ n: 8, mean: 5, variance: 32 / 7 });
});

test("a large offset does not swallow the variance", () => {
  const offset = 2 ** 40;
  const found = momentsOf([4, 7, 13, 16].map((value) => value + offset));
  expect(found).toEqual({ n: 4, mean: offset + 10, variance: 30 });
});

test("it agrees with the two passes of a library", () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { minLength: 2, maxLength: 60, size: "max" }), (values) => {
      const expected = sampleVariance(values);
      const found = momentsOf(values)?.variance ?? Number.NaN;
      expect(Math.abs(found - expected)).toBeLessThan(1e-9 * Math.max(1e-3, expected));
    }),
  );
});

test("of one value there is no variance, of none nothing", () => {
  expect(momentsOf([3])).toEqual({ n: 1, mean: 3, variance: null });
  expect(momentsOf([])).toBeNull();
});
