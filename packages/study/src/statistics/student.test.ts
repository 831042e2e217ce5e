import fc from "fast-check";
import { expect, test } from "vitest";
import { studentCdf, studentQuantile, twoSidedTail } from "./student.ts";

// Python: scipy.stats.t.ppf(p, degrees); to four places those of every printed table.
const QUANTILES = [
  [0.975, 1, 12.706204736174694],
  [0.975, 2, 4.302652729749462],
  [0.975, 9, 2.262157162798205],
  [0.975, 19, 2.0930240544083087],
  [0.975, 29, 2.045229642132703],
  [0.975, 99, 1.9842169515864174],
  [0.975, 1000, 1.9623390808264083],
  [0.995, 1, 63.656741162871526],
  [0.995, 5, 4.032142983555228],
  [0.995, 19, 2.8609346064649794],
  [0.9999, 4, 13.033671720896821],
  [0.6, 7, 0.2631668613520229],
] as const;

// Python: scipy.stats.t.cdf(t, degrees)
const PROBABILITIES = [
  [1, 1, 0.75],
  [2, 5, 0.9490302605850708],
  [-1.5, 10, 0.08225366322272007],
  [4, 30, 0.9998090771819581],
  [0.1, 3, 0.5366738255995971],
  [-8, 12, 1.879949112375129e-6],
  [2.5, 4.7, 0.9712039203265663],
] as const;

test.for(QUANTILES)("the %d quantile with %d degrees is %d", ([p, degrees, t]) => {
  expect(Math.abs(studentQuantile(p, degrees) / t - 1)).toBeLessThan(1e-11);
});

test.for(PROBABILITIES)("P(T <= %d) with %d degrees is %d", ([t, degrees, p]) => {
  expect(Math.abs(studentCdf(t, degrees) / p - 1)).toBeLessThan(1e-11);
});

test("quantile and distribution function undo each other, and both are symmetric", () => {
  const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
  const degrees = fc.integer({ min: 1, max: 2_000 });
  fc.assert(
    fc.property(share, degrees, (p, df) => {
      const t = studentQuantile(p, df);
      expect(studentCdf(t, df)).toBeCloseTo(p, 11);
      expect(studentCdf(-t, df)).toBeCloseTo(1 - p, 11);
    }),
  );
});

test("a t without bound has no tail, and one that is no number has no probability", () => {
  expect(twoSidedTail(Infinity, 3)).toBe(0);
  expect(twoSidedTail(-Infinity, 3)).toBe(0);
  expect(twoSidedTail(0, 3)).toBe(1);
  expect(twoSidedTail(Number.NaN, 3)).toBeNaN();
});

test("quantiles outside the distribution are refused", () => {
  expect(() => studentQuantile(0, 3)).toThrow(RangeError);
  expect(() => studentQuantile(1, 3)).toThrow(RangeError);
});
