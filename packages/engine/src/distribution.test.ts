import fc from "fast-check";
import { expect, test } from "vitest";

import {
  lognormalFromMoments,
  lognormalFromQuantiles,
  meanOf,
  quantile,
  sample,
  sampleDuration,
  varianceOf,
} from "./distribution.ts";
import type { Distribution } from "./distribution.ts";
import { entityKey, KeyedRandom } from "./keyed-random.ts";
import { distributionArbitrary } from "./testing/index.ts";

const N = 40_000;
/** Kolmogorov–Smirnov: sqrt(n) D exceeds this with probability .001 (asymptotically). */
const KS_CRITICAL_999 = 1.9495;
/** A standard normal exceeds this in absolute value with probability .0001. */
const Z_CRITICAL = 3.8906;

const CASES: readonly (readonly [Distribution, (x: number) => number])[] = [
  [{ kind: "uniform", min: 2, max: 5 }, (x) => (x - 2) / 3],
  [{ kind: "exponential", mean: 7 }, (x) => 1 - Math.exp(-x / 7)],
  [{ kind: "gamma", mean: 3, shape: 0.4 }, (x) => regularisedGamma(0.4, (x * 0.4) / 3)],
  [{ kind: "gamma", mean: 3, shape: 1 }, (x) => 1 - Math.exp(-x / 3)],
  [{ kind: "gamma", mean: 50, shape: 2.5 }, (x) => regularisedGamma(2.5, (x * 2.5) / 50)],
  [{ kind: "gamma", mean: 1, shape: 30 }, (x) => regularisedGamma(30, x * 30)],
  [{ kind: "lognormal", mu: 1, sigma: 0.6 }, (x) => normalCdf((Math.log(x) - 1) / 0.6)],
  [{ kind: "lognormal", mu: -2, sigma: 0.9 }, (x) => normalCdf((Math.log(x) + 2) / 0.9)],
  [{ kind: "weibull", scale: 4, shape: 0.8 }, (x) => 1 - Math.exp(-((x / 4) ** 0.8))],
  [{ kind: "weibull", scale: 4, shape: 3 }, (x) => 1 - Math.exp(-((x / 4) ** 3))],
];

function draws(d: Distribution, n = N): number[] {
  const draw = new KeyedRandom(11).label("distribution");
  const entity = entityKey(d.kind);
  return Array.from({ length: n }, (_, i) => sample(d, draw, entity, i));
}

test.each(CASES)("draws of %j follow their distribution function", (d, cdf) => {
  const sorted = draws(d).sort((a, b) => a - b);
  let distance = 0;
  sorted.forEach((x, i) => {
    const p = cdf(x);
    distance = Math.max(distance, p - i / N, (i + 1) / N - p);
  });
  expect(Math.sqrt(N) * distance).toBeLessThan(KS_CRITICAL_999);
});

test.each([
  ...CASES.map(([d]) => d),
  { kind: "empirical", values: [1, 2, 2, 10, 30] } satisfies Distribution,
])("draws of %j have the stated mean and variance", (d) => {
  const xs = draws(d);
  const mean = average(xs);
  const variance = average(xs.map((x) => (x - mean) ** 2));
  const fourthMoment = average(xs.map((x) => (x - mean) ** 4));
  const meanError = Math.sqrt(varianceOf(d) / N);
  const varianceError = Math.sqrt((fourthMoment - variance ** 2) / N);
  expect(Math.abs(mean - meanOf(d)) / meanError).toBeLessThan(Z_CRITICAL);
  expect(Math.abs(variance - varianceOf(d)) / varianceError).toBeLessThan(Z_CRITICAL);
});

test("an empirical distribution draws each of its values equally often", () => {
  const values = [5, 1, 9, 3];
  const xs = draws({ kind: "empirical", values });
  for (const value of values) {
    const share = xs.filter((x) => x === value).length / N;
    expect(Math.abs(share - 0.25) / Math.sqrt((0.25 * 0.75) / N)).toBeLessThan(Z_CRITICAL);
  }
});

test("a draw is the quantile of its uniform number, except of the gamma", () => {
  const draw = new KeyedRandom(5).label("inversion");
  const entity = entityKey("e");
  fc.assert(
    fc.property(distributionArbitrary(), fc.nat(), (d, index) => {
      fc.pre(d.kind !== "gamma");
      const sorted =
        d.kind === "empirical" ? { ...d, values: d.values.toSorted((a, b) => a - b) } : d;
      expect(sample(sorted, draw, entity, index)).toBe(
        quantile(sorted, draw.uniform(entity, index)),
      );
    }),
  );
});

test("a quantile grows with its probability", () => {
  const probability = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
  fc.assert(
    fc.property(distributionArbitrary(), probability, probability, (d, p, q) => {
      fc.pre(d.kind !== "gamma");
      const [low, high] = [quantile(d, Math.min(p, q)), quantile(d, Math.max(p, q))];
      // Rounding in the last place may turn neighbours round.
      expect(low).toBeLessThanOrEqual(high + 1e-13 * Math.abs(high));
    }),
  );
});

test.each(CASES.filter(([d]) => d.kind !== "gamma"))(
  "the quantiles of %j invert its distribution function",
  (d, cdf) => {
    for (const p of [1e-6, 0.01, 0.25, 0.5, 0.95, 0.999]) {
      expect(d.kind === "gamma" ? NaN : cdf(quantile(d, p))).toBeCloseTo(p, 10);
    }
  },
);

test("durations are whole milliseconds, never negative, within half of the draw", () => {
  const draw = new KeyedRandom(6).label("duration");
  const entity = entityKey("e");
  fc.assert(
    fc.property(distributionArbitrary(), fc.nat(), (d, index) => {
      const duration = sampleDuration(d, draw, entity, index);
      expect(Number.isInteger(duration) && duration >= 0).toBe(true);
      expect(Math.abs(duration - sample(d, draw, entity, index))).toBeLessThanOrEqual(0.5);
    }),
  );
  expect(sampleDuration({ kind: "deterministic", value: -3 }, draw, entity, 0)).toBe(0);
});

test("a lognormal has the quantiles or moments it was made from", () => {
  const positive = fc.double({ min: 0.01, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(positive, fc.double({ min: 1, max: 50, noNaN: true }), (p50, ratio) => {
      const d = lognormalFromQuantiles(p50, p50 * ratio);
      expect(quantile(d, 0.5) / p50).toBeCloseTo(1, 9);
      expect(quantile(d, 0.95) / (p50 * ratio)).toBeCloseTo(1, 9);
    }),
  );
  fc.assert(
    fc.property(positive, fc.double({ min: 0.01, max: 5, noNaN: true }), (mean, variation) => {
      const d = lognormalFromMoments(mean, mean * variation);
      expect(meanOf(d) / mean).toBeCloseTo(1, 9);
      expect(Math.sqrt(varianceOf(d)) / (mean * variation)).toBeCloseTo(1, 9);
    }),
  );
});

test("draws of every kind are pinned", () => {
  const first = (d: Distribution): readonly number[] => draws(d, 2);
  expect(first({ kind: "exponential", mean: 1 })).toMatchInlineSnapshot(`
    [
      0.8181230494719187,
      0.18992928016664642,
    ]
  `);
  expect(first({ kind: "gamma", mean: 1, shape: 0.5 })).toMatchInlineSnapshot(`
    [
      0.5763293309970822,
      0.27256100421269674,
    ]
  `);
  expect(first({ kind: "lognormal", mu: 0, sigma: 1 })).toMatchInlineSnapshot(`
    [
      3.32902081918677,
      2.164150719201294,
    ]
  `);
  expect(first({ kind: "weibull", scale: 1, shape: 2 })).toMatchInlineSnapshot(`
    [
      0.6258705083769606,
      0.4375230791491756,
    ]
  `);
  expect(first({ kind: "empirical", values: [1, 2, 3, 4, 5] })).toMatchInlineSnapshot(`
    [
      1,
      1,
    ]
  `);
});

test("impossible parameters and probabilities are refused", () => {
  const draw = new KeyedRandom(0).label("x");
  const entity = entityKey("e");
  expect(() => lognormalFromQuantiles(2, 1)).toThrow(RangeError);
  expect(() => lognormalFromQuantiles(0, 1)).toThrow(RangeError);
  expect(() => lognormalFromMoments(-1, 1)).toThrow(RangeError);
  expect(() => quantile({ kind: "exponential", mean: 1 }, 1)).toThrow(RangeError);
  expect(() => sample({ kind: "gamma", mean: 1, shape: 0 }, draw, entity, 0)).toThrow(RangeError);
  expect(() => sampleDuration({ kind: "empirical", values: [] }, draw, entity, 0)).toThrow(
    RangeError,
  );
});

function average(xs: readonly number[]): number {
  return xs.reduce((sum, x) => sum + x, 0) / xs.length;
}

function normalCdf(z: number): number {
  return (1 + Math.sign(z) * regularisedGamma(0.5, (z * z) / 2)) / 2;
}

/** P(a, x), summed as x^a e^-x / Gamma(a) times the series of x^k / (a (a+1) ... (a+k)). */
function regularisedGamma(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; term > sum * 1e-16; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return x === 0 ? 0 : sum * Math.exp(a * Math.log(x) - x - Math.log(gammaByStirling(a)));
}

/** Gamma(a), by the recurrence up to large arguments and by Stirling's series there. */
function gammaByStirling(a: number): number {
  if (a < 100) {
    return gammaByStirling(a + 1) / a;
  }
  const stirling = 1 + 1 / (12 * a) + 1 / (288 * a ** 2) - 139 / (51_840 * a ** 3);
  return Math.sqrt((2 * Math.PI) / a) * (a / Math.E) ** a * stirling;
}
