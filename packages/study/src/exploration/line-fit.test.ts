import { expect, test } from "vitest";

import { fitLine } from "./line-fit.ts";
import { regretOf } from "./regret.ts";

test("a line has the slope, correlation and p of least squares, and crosses zero where it does", () => {
  // scipy.stats.linregress: slope .95, intercept -3.05, r .9360628, p .0192201.
  const fit = fitLine([1, 2, 3, 4, 5], [-2, -1.5, 0.5, 0, 2]);
  expect(fit?.correlation).toBeCloseTo(0.9360628142560784, 12);
  expect(fit?.p).toBeCloseTo(0.019220053120422912, 10);
  expect(fit?.crossing).toBeCloseTo(3.05 / 0.95, 12);
  expect(fit?.atLeast).toBeCloseTo(-2.1, 12);
  expect(fit?.atMost).toBeCloseTo(1.7, 12);
});

test("a line that does not change its sign within the inputs crosses nowhere", () => {
  expect(fitLine([1, 2, 3], [5, 6, 8])?.crossing).toBeNull();
  expect(fitLine([1, 2, 3], [-8, -6, -1])?.crossing).toBeNull();
});

test("a perfect line has p 0, and no line goes through too few or constant values", () => {
  expect(fitLine([1, 2, 3], [2, 4, 6])).toMatchObject({ correlation: 1, p: 0 });
  expect(fitLine([1, 2], [2, 4])).toBeNull();
  expect(fitLine([1, 1, 1], [2, 4, 6])).toBeNull();
  expect(fitLine([1, 2, 3], [4, 4, 4])).toBeNull();
});

const CONDITIONS = [
  { at: "low", values: { mesh: 0.5, hub: 0.7 } },
  { at: "high", values: { mesh: 0.6, hub: 0.2 } },
  { at: "unknown", values: { mesh: 0.9 } },
];

test("regret is the loss against the best, largest where it hurts most", () => {
  expect(regretOf(["mesh", "hub"], CONDITIONS, "higher")).toEqual([
    { variant: "mesh", mean: expect.closeTo(0.1, 12), max: expect.closeTo(0.2, 12), at: "low" },
    { variant: "hub", mean: expect.closeTo(0.2, 12), max: expect.closeTo(0.4, 12), at: "high" },
  ]);
  expect(regretOf(["mesh", "hub"], CONDITIONS, "lower")).toEqual([
    { variant: "mesh", mean: expect.closeTo(0.2, 12), max: expect.closeTo(0.4, 12), at: "high" },
    { variant: "hub", mean: expect.closeTo(0.1, 12), max: expect.closeTo(0.2, 12), at: "low" },
  ]);
  expect(regretOf(["mesh", "other"], CONDITIONS, "higher")).toEqual([]);
});
