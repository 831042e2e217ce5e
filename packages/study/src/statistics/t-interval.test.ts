import { expect, test } from "vitest";
import { tInterval } from "./t-interval.ts";

const VALUES = [5.1, 4.8, 6.3, 5.9, 5.5, 7.0, 4.4, 6.1, 5.8, 6.6];

// Python: scipy.stats.t.interval(confidence, 9, x.mean(), x.std(ddof=1) / 10**.5)
test.for([
  [0.95, 5.168596758326227, 6.3314032416737716],
  [0.99, 4.914750818439553, 6.585249181560445],
] as const)("the interval at %d is from %d to %d", ([confidence, low, high]) => {
  const interval = tInterval(VALUES, confidence);
  expect(interval?.estimate).toBeCloseTo(5.75, 13);
  expect(interval?.low).toBeCloseTo(low, 12);
  expect(interval?.high).toBeCloseTo(high, 12);
});

test("a single value has no interval, equal ones an interval of no width", () => {
  expect(tInterval([3], 0.95)).toBeNull();
  expect(tInterval([], 0.95)).toBeNull();
  expect(tInterval([3, 3], 0.95)).toEqual({ estimate: 3, low: 3, high: 3 });
});
