import fc from "fast-check";
import { expect, test } from "vitest";
import { gini } from "./gini.ts";

test.for([
  [[1, 2, 3, 4], 0.25],
  [[5, 5, 5], 0],
  [[0, 0, 0, 8], 0.75],
  [[0.9, 0.8, 0.5, 0.95, 0.2], 0.22686567164179097],
] as const)("Gini of %j is %d", ([values, expected]) => {
  expect(gini(values)).toBeCloseTo(expected, 14);
});

test("it is half the mean absolute difference over the mean", () => {
  const values = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), {
    minLength: 1,
    maxLength: 20,
    size: "max",
  });
  fc.assert(
    fc.property(values, (sample) => {
      const differences = sample.flatMap((one) => sample.map((other) => Math.abs(one - other)));
      const sum = sample.reduce((total, value) => total + value, 0);
      const expected =
        differences.reduce((total, value) => total + value, 0) / (2 * sample.length * sum);
      expect(gini(sample)).toBeCloseTo(expected, 12);
    }),
  );
});

test("of nothing, or of nothing but 0, it is not defined", () => {
  expect(gini([])).toBeNull();
  expect(gini([0, 0])).toBeNull();
  expect(() => gini([1, -1])).toThrow(RangeError);
});
