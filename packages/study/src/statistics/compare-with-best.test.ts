import { expect, test } from "vitest";
import { compareWithBest } from "./compare-with-best.ts";

const NOISE = [0.1, -0.2, 0.3, -0.1, 0.2, -0.3, 0.05, -0.05];
const SHIFTED = NOISE.map((_, at) => NOISE[(at + 3) % NOISE.length] ?? 0);

test("a clear best has its lower end at 0, and all others their upper end", () => {
  const series = [NOISE.map((value) => value + 5), SHIFTED, NOISE.map((value) => value + 1)];
  const found = compareWithBest(series, { confidence: 0.95, better: "higher" });
  expect(found.map(({ low }) => low === 0)).toEqual([true, false, false]);
  expect(found.map(({ high }) => high === 0)).toEqual([false, true, true]);
  expect(found.map(({ estimate }) => estimate.toFixed(6))).toEqual([
    "4.000000",
    "-5.000000",
    "-4.000000",
  ]);
});

test("two systems have the one-sided paired interval on both sides of 0", () => {
  // D = 1, 1, 2, 2, 3, 3: mean 2, s = .8944; t(.95, 5) = 2.0150; half = 2.0150 · .8944/√6 = .7358.
  const found = compareWithBest(
    [
      [1, 1, 2, 2, 3, 3],
      [0, 0, 0, 0, 0, 0],
    ],
    { confidence: 0.95, better: "higher" },
  );
  expect(found[0]).toMatchObject({ estimate: 2, low: 0 });
  expect(found[0]?.high).toBeCloseTo(2.7358, 4);
  expect(found[1]).toMatchObject({ estimate: -2, high: 0 });
  expect(found[1]?.low).toBe(0 - (found[0]?.high ?? 0));
});

test("where lower is better everything is mirrored", () => {
  const series = [NOISE.map((value) => value + 0.3), SHIFTED, NOISE.map((value) => value + 1)];
  const mirrored = series.map((values) => values.map((value) => -value));
  const higher = compareWithBest(series, { confidence: 0.95, better: "higher" });
  const lower = compareWithBest(mirrored, { confidence: 0.95, better: "lower" });
  lower.forEach(({ estimate, low, high }, at) => {
    expect(estimate).toBeCloseTo(-(higher[at]?.estimate ?? 0), 12);
    expect(low).toBeCloseTo(-(higher[at]?.high ?? 0), 12);
    expect(high).toBeCloseTo(-(higher[at]?.low ?? 0), 12);
  });
});

test("systems that cannot be told apart may all be the best", () => {
  const found = compareWithBest([NOISE, SHIFTED], { confidence: 0.95, better: "higher" });
  for (const { low, high } of found) {
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  }
});

test("one system, one replication or unequal numbers are refused", () => {
  const rule = { confidence: 0.95, better: "higher" } as const;
  expect(() => compareWithBest([[1, 2]], rule)).toThrow(RangeError);
  expect(() => compareWithBest([[1], [2]], rule)).toThrow(RangeError);
  expect(() => compareWithBest([[1, 2], [2]], rule)).toThrow(RangeError);
});
