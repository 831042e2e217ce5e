import fc from "fast-check";
import { expect, test } from "vitest";

import { standardisedRegression } from "./standardised-regression.ts";

test("coefficients, intervals and R2 are those of least squares", () => {
  // numpy: z-scores (ddof 1), lstsq, scipy.stats.t.ppf(.975, 3).
  const found = standardisedRegression(
    [
      [1, 2, 3, 4, 5, 6],
      [2, 1, 5, 3, 8, 4],
    ],
    [3, 2, 7, 6, 10, 9],
    0.95,
  );
  const expected = [
    [0.54724667, 0.15241312, 0.94208021],
    [0.54667028, 0.15183673, 0.94150383],
  ];
  for (const [at, [estimate = NaN, low = NaN, high = NaN]] of expected.entries()) {
    expect(found?.coefficients[at]?.estimate).toBeCloseTo(estimate, 7);
    expect(found?.coefficients[at]?.low).toBeCloseTo(low, 7);
    expect(found?.coefficients[at]?.high).toBeCloseTo(high, 7);
  }
  expect(found?.r2).toBeCloseTo(0.9718158890290038, 12);
});

test("neither the units of the inputs nor of the output change a coefficient", () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(values, values, values, fc.integer({ min: 1, max: 1000 }), (a, b, y, factor) => {
      const plain = standardisedRegression([a, b], y, 0.95);
      const scaled = standardisedRegression(
        [a.map((x) => x * factor + 3), b.map((x) => -x)],
        y.map((x) => x / factor),
        0.95,
      );
      expect(scaled === null).toBe(plain === null);
      if (plain === null || scaled === null) return;
      expect(scaled.r2).toBeCloseTo(plain.r2, 6);
      expect(scaled.coefficients[0]?.estimate).toBeCloseTo(
        plain.coefficients[0]?.estimate ?? NaN,
        5,
      );
      expect(scaled.coefficients[1]?.estimate).toBeCloseTo(
        -(plain.coefficients[1]?.estimate ?? NaN),
        5,
      );
    }),
  );
});

test("what a regression cannot tell apart, or has too few cases for, has none", () => {
  const x = [1, 2, 3, 4, 5];
  expect(standardisedRegression([x, x.map((v) => 2 * v + 1)], [1, 3, 2, 5, 4], 0.95)).toBeNull();
  expect(standardisedRegression([x], [7, 7, 7, 7, 7], 0.95)).toBeNull();
  expect(standardisedRegression([[1, 1, 1, 1, 1]], x, 0.95)).toBeNull();
  expect(standardisedRegression([[1, 2]], [1, 2], 0.95)).toBeNull();
  expect(standardisedRegression([], x, 0.95)).toBeNull();
});
