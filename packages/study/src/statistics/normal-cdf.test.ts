import { inverseNormal } from "@contactpoint/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import { normalCdf } from "./normal-cdf.ts";

// Python: scipy.stats.norm.cdf(z)
const PROBABILITIES = [
  [0, 0.5],
  [1, 0.8413447460685429],
  [-1, 0.15865525393145707],
  [-0.1, 0.460172162722971],
  [1.96, 0.9750021048517795],
  [2.5, 0.9937903346742238],
  [-3, 0.0013498980316300933],
  [-6, 9.865876450376946e-10],
  [-8, 6.22096057427174e-16],
] as const;

test.for(PROBABILITIES)("P(Z <= %d) is %d", ([z, p]) => {
  expect(Math.abs(normalCdf(z) - p)).toBeLessThan(1e-15);
  expect(Math.abs(normalCdf(z) / p - 1)).toBeLessThan(1e-8);
});

test("it undoes the engine's quantile", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => {
      expect(normalCdf(inverseNormal(p))).toBeCloseTo(p, 13);
    }),
  );
});

test("the ends are 0 and 1", () => {
  expect([normalCdf(-Infinity), normalCdf(Infinity)]).toEqual([0, 1]);
});
