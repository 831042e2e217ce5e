import { expect, test } from "vitest";
import { binomialCdf } from "./binomial-cdf.ts";

// Python: scipy.stats.binom.cdf(k, n, p)
const PROBABILITIES = [
  [39, 100, 0.5, 0.017600100108852428],
  [40, 100, 0.5, 0.028443966820490444],
  [3, 10, 0.2, 0.8791261184],
  [0, 30, 0.01, 0.7397003733882804],
  [963, 1000, 0.95, 0.9788451675881931],
] as const;

test.for(PROBABILITIES)("P(B <= %d) of %d at %d is %d", ([k, n, p, value]) => {
  expect(binomialCdf(k, n, p)).toBeCloseTo(value, 12);
});

test("outside of 0 to n nothing is in doubt, nor at a chance of 0 or 1", () => {
  expect([binomialCdf(-1, 5, 0.3), binomialCdf(5, 5, 0.3)]).toEqual([0, 1]);
  expect([binomialCdf(0, 5, 0), binomialCdf(4, 5, 1)]).toEqual([1, 0]);
});
