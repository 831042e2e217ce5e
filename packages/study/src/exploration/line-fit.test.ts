import { entityKey, inverseNormal, KeyedRandom } from "@contactpoint/engine";
import { expect, test } from "vitest";

import type { Difference } from "../comparison/comparison.ts";
import { outcomeOf } from "./line-finding.ts";
import { fitLine } from "./line-fit.ts";
import { regretOf } from "./regret.ts";

const X = [1, 2, 3, 4, 5];
const Y = [-2, -1.5, 0.5, 0, 2];

test("a line has the slope, correlation and p of least squares, and crosses zero where it does", () => {
  // scipy.stats.linregress: slope .95, intercept -3.05, r .9360628, p .0192201.
  const fit = fitLine(X, Y, 0.95);
  expect(fit?.slope).toBeCloseTo(0.95, 12);
  expect(fit?.correlation).toBeCloseTo(0.9360628142560784, 12);
  expect(fit?.p).toBeCloseTo(0.019220053120422912, 10);
  expect(fit?.crossing?.estimate).toBeCloseTo(3.05 / 0.95, 12);
});

test("at both ends of a crossing the confidence band of the line touches zero", () => {
  const crossing = fitLine(X, Y, 0.95)?.crossing;
  // scipy.stats.t.ppf(.975, 3), and the residuals of the line: 0.1, -0.35, 0.7, -0.75, 0.3.
  const quantile = 3.182446305284263;
  const deviation = Math.sqrt((0.01 + 0.1225 + 0.49 + 0.5625 + 0.09) / 3);
  for (const end of [crossing?.low ?? NaN, crossing?.high ?? NaN]) {
    const line = 0.95 * end - 3.05;
    expect(Math.abs(line)).toBeCloseTo(
      quantile * deviation * Math.sqrt(1 / 5 + (end - 3) ** 2 / 10),
      9,
    );
  }
  expect(crossing?.low).toBeLessThan(3);
  expect(crossing?.high).toBeGreaterThan(4);
});

test("a line whose slope may be chance crosses zero at no place that is known", () => {
  expect(fitLine([1, 2, 3, 4], [1, -1, 2, -2], 0.95)?.crossing).toBeNull();
});

test("a perfect line has p 0, and no line goes through too few or constant values", () => {
  const perfect = fitLine([1, 2, 3], [2, 4, 6], 0.95);
  expect(perfect).toMatchObject({ correlation: 1, p: 0 });
  expect(perfect?.crossing?.low).toBeCloseTo(0, 9);
  expect(fitLine([1, 2], [2, 4], 0.95)).toBeNull();
  expect(fitLine([1, 1, 1], [2, 4, 6], 0.95)).toBeNull();
  expect(fitLine([1, 2, 3], [4, 4, 4], 0.95)).toBeNull();
});

function outcome(
  inputs: readonly number[],
  outputs: readonly number[],
  decision: Difference["decision"] = "better",
): string | null {
  const fit = fitLine(inputs, outputs, 0.95);
  const crossing = fit?.crossing ?? null;
  return fit === null || crossing === null ? null : outcomeOf({ ...fit, crossing }, decision);
}

test("a line that touches zero at an end of the inputs does not change its sign there", () => {
  expect(outcome([0, 1, 2, 3], [0, 1, 2, 3])).toBe("undecided");
  expect(outcome([0, 1, 2, 3], [-3, -2, -1, 0])).toBe("undecided");
  expect(outcome([0, 1, 2, 3], [-1, 0, 1, 2])).toBe("flips");
  expect(outcome([0, 1, 2, 3], [1, 2, 3, 4])).toBe("stays");
});

test("nobody stays better of whom the mean difference is undecided", () => {
  expect(outcome([0, 1, 2, 3], [1, 2, 3, 4], "undecided")).toBe("undecided");
});

test("a sign that does not change among the inputs is said to in few studies", () => {
  const random = new KeyedRandom(11).label("test");
  const studies = Array.from({ length: 500 }, (_, study) => {
    const x = Array.from({ length: 20 }, (__, at) => random.uniform(entityKey("x"), study, at));
    const noise = (at: number): number =>
      inverseNormal(random.uniform(entityKey("noise"), study, at));
    return outcome(
      x,
      x.map((value, at) => 0.2 + 2 * value + noise(at)),
    );
  });
  const found = studies.filter((each) => each !== null);
  expect(found.length).toBeGreaterThan(250);
  // The line alone crossed zero in 36 of 100.
  expect(found.filter((each) => each === "flips").length).toBeLessThan(0.05 * found.length);
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
