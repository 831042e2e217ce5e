import { expect, test } from "vitest";
import { incidenceBand } from "./incidence-band.ts";
import { tInterval } from "./t-interval.ts";

const CURVES = [
  [0, 0.2, 0.9],
  [0, 0.3, 1],
  [0, 0.4, 0.95],
  [0, 0.1, 1],
];

test("each instant has the t interval of its shares, kept within [0, 1]", () => {
  const [start, middle, end] = incidenceBand(CURVES, 0.95, null);
  expect(start).toEqual({ estimate: 0, low: 0, high: 0 });
  const expected = tInterval([0.2, 0.3, 0.4, 0.1], 0.95);
  expect(middle).toEqual(expected);
  expect(end?.estimate).toBeCloseTo(0.9625, 14);
  expect(end?.high).toBe(1);
});

test("with shared draws the draws are the units", () => {
  const band = incidenceBand(CURVES, 0.95, [0, 0, 1, 1]);
  expect(band[1]?.estimate).toBeCloseTo(0.25, 14);
  expect(band[1]?.low).toBeCloseTo(0.25, 12);
  expect(band[1]?.high).toBeCloseTo(0.25, 12);
});

test("a single curve has no band, and curves of other instants are refused", () => {
  expect(incidenceBand([[0, 1]], 0.95, null)).toEqual([]);
  expect(incidenceBand([], 0.95, null)).toEqual([]);
  expect(() => incidenceBand([[0, 1], [0]], 0.95, null)).toThrow(RangeError);
});
