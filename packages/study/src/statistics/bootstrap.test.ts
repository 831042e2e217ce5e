import { expect, test } from "vitest";
import { Bootstrap, type StatisticOf } from "./bootstrap.ts";
import { momentsOf } from "./moments.ts";
import { studentCdf } from "./student.ts";

/** The spatial test data of Efron and Tibshirani 1993, table 14.1 (A). */
const SPATIAL = [
  48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30,
  41,
] as const;

const variance: StatisticOf = (units) => {
  const { n, variance: unbiased } =
    momentsOf(Array.from(units, (unit) => SPATIAL[unit] ?? 0)) ?? {};
  return ((unbiased ?? Number.NaN) * ((n ?? 0) - 1)) / (n ?? 0);
};

/** The confidence that the widening for 26 units turns into `normal` standard deviations. */
function confidenceFor(normal: number): number {
  return 2 * studentCdf(normal / Math.sqrt(26 / 25), 25) - 1;
}

test("the BCa interval of a variance is the published one", () => {
  const found = new Bootstrap(1, 60_000).bca(26, variance, confidenceFor(1.6448536269514722));
  expect(found?.estimate).toBeCloseTo(171.53402366863904, 10);
  // Efron and Tibshirani, table 14.2: (115.8, 259.6) from 2,000 resamples; scipy.stats.bootstrap
  // with 100,000: (115.6, 261.6).
  expect(Math.abs((found?.low ?? 0) - 115.7)).toBeLessThan(1);
  expect(Math.abs((found?.high ?? 0) - 261)).toBeLessThan(2);
});

test("the level is widened for few units", () => {
  // scipy.stats.bootstrap(method="BCa", confidence_level=.91849, n_resamples=200000)
  const found = new Bootstrap(1, 60_000).bca(26, variance, 0.9);
  expect(Math.abs((found?.low ?? 0) - 112.6)).toBeLessThan(1);
  expect(Math.abs((found?.high ?? 0) - 266.6)).toBeLessThan(2);
});

test("intervals of a mean agree with independent ones", () => {
  const bootstrap = new Bootstrap(1, 20_000);
  const bca = bootstrap.bcaOfMean(SPATIAL, 0.9);
  // scipy as above: (24.77, 33.77)
  expect(bca?.low).toBeCloseTo(24.77, 0);
  expect(bca?.high).toBeCloseTo(33.77, 0);
  const studentised = bootstrap.studentised(SPATIAL, 0.9);
  // numpy, 200,000 resamples: (24.72, 33.77)
  expect(studentised?.low).toBeCloseTo(24.72, 0);
  expect(studentised?.high).toBeCloseTo(33.77, 0);
});

test("the seed decides all, whatever was asked before", () => {
  const fresh = new Bootstrap(7).bcaOfMean(SPATIAL, 0.95);
  const used = new Bootstrap(7);
  used.studentised([1, 5, 2, 8], 0.9);
  used.bcaOfMean(SPATIAL, 0.8);
  expect(used.bcaOfMean(SPATIAL, 0.95)).toEqual(fresh);
  expect(new Bootstrap(8).bcaOfMean(SPATIAL, 0.95)).not.toEqual(fresh);
});

test("an interval moves and stretches with its values", () => {
  const plain = new Bootstrap(3).bcaOfMean(SPATIAL, 0.95);
  const moved = new Bootstrap(3).bcaOfMean(
    SPATIAL.map((value) => 4 * value + 8),
    0.95,
  );
  expect(moved?.low).toBeCloseTo(4 * (plain?.low ?? 0) + 8, 10);
  expect(moved?.high).toBeCloseTo(4 * (plain?.high ?? 0) + 8, 10);
});

test("a skewed sample moves the interval to its long side", () => {
  const skewed = SPATIAL.map((_, at) => (at % 9 === 0 ? 50 : at / 10));
  const found = new Bootstrap(3).bcaOfMean(skewed, 0.95);
  const { estimate = 0, low = 0, high = 0 } = found ?? {};
  expect(high - estimate).toBeGreaterThan(1.05 * (estimate - low));
});

test("what never varies has an interval of no width, and one value has none", () => {
  const bootstrap = new Bootstrap(1);
  const certain = { estimate: 3, low: 3, high: 3 };
  expect(bootstrap.bcaOfMean([3, 3, 3], 0.95)).toEqual(certain);
  expect(bootstrap.studentised([3, 3, 3], 0.95)).toEqual(certain);
  expect(bootstrap.bcaOfMean([3], 0.95)).toBeNull();
  expect(bootstrap.studentised([3], 0.95)).toBeNull();
});

test("so few values that a resample has no scatter give no bootstrap-t, and no NaN", () => {
  expect(new Bootstrap(1).studentised([1, 2], 0.95)).toBeNull();
  expect(new Bootstrap(1).bca(5, () => Number.NaN, 0.95)).toBeNull();
});
