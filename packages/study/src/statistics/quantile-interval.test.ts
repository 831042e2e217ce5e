import fc from "fast-check";
import { expect, test } from "vitest";
import { orderStatisticRanks, quantileInterval } from "./quantile-interval.ts";

// Exact binomial ranks at 95 %; the first four are published (Conover, "Practical Nonparametric
// Statistics", 3.2), the others from scipy.stats.binom.
const RANKS = [
  [100, 0.5, 40, 61],
  [100, 0.9, 84, 96],
  [1_000, 0.95, 936, 964],
  [1_000, 0.99, 983, 997],
  [20, 0.5, 6, 15],
  [10, 0.5, 2, 9],
  [6, 0.5, 1, 6],
] as const;

test.for(RANKS)(
  "of %d values the %d quantile lies between ranks %d and %d",
  ([n, p, low, high]) => {
    expect(orderStatisticRanks(n, p, 0.95)).toEqual({ low, high });
  },
);

test.for([
  [5, 0.5],
  [10, 0.9],
  [30, 0.95],
] as const)("%d values are too few for the %d quantile", ([n, p]) => {
  expect(orderStatisticRanks(n, p, 0.95)).toBeNull();
  expect(
    quantileInterval(
      Array.from({ length: n }, () => 1),
      p,
      0.95,
    ),
  ).toBeNull();
});

test("the values at the ranks are the interval, in whatever order they come", () => {
  const values = Array.from({ length: 100 }, (_, at) => ((at * 37) % 100) + 1);
  expect(quantileInterval(values, 0.5, 0.95)).toEqual({ estimate: 50, low: 40, high: 61 });
  expect(quantileInterval(values, 0.9, 0.95)).toEqual({ estimate: 90, low: 84, high: 96 });
});

test("the interval goes with every growing function of the values", () => {
  const values = fc.array(fc.integer({ min: -1_000, max: 1_000 }), {
    minLength: 6,
    maxLength: 40,
    size: "max",
  });
  const grown = (value: number): number => value * value * value + 2 * value;
  fc.assert(
    fc.property(values, (sample) => {
      const plain = quantileInterval(sample, 0.5, 0.95);
      const changed = quantileInterval(sample.map(grown), 0.5, 0.95);
      expect(changed).toEqual({
        estimate: grown(plain?.estimate ?? 0),
        low: grown(plain?.low ?? 0),
        high: grown(plain?.high ?? 0),
      });
    }),
  );
});
