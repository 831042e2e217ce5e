import { expect, test } from "vitest";
import { shareBounds } from "./share-bounds.ts";

// Python: scipy.stats.beta.ppf(.025, k, n - k + 1), .ppf(.975, k + 1, n - k), .ppf(.95, k + 1, n - k)
const BOUNDS = [
  [0, 30, 0, 0.11570330822202778, 0.09503385285530411],
  [0, 100, 0, 0.03621669264517641, 0.029513049607039925],
  [1, 20, 0.0012650894979498038, 0.24873276277202777, 0.2161061642068473],
  [5, 50, 0.03327509358902247, 0.21813536643420225, 0.19883300251641847],
  [20, 20, 0.8315665290169146, 1, 1],
] as const;

test.for(BOUNDS)("%d of %d: from %d to %d, at most %d", ([events, n, low, high, most]) => {
  const bounds = shareBounds(events, n, 0.95);
  expect(bounds?.interval.estimate).toBe(events / n);
  expect(bounds?.interval.low).toBeCloseTo(low, 11);
  expect(bounds?.interval.high).toBeCloseTo(high, 11);
  expect(bounds?.at_most).toBeCloseTo(most, 11);
});

test.for([20, 100, 1_000])("0 of %d is at most 3 of %d", (n) => {
  const most = shareBounds(0, n, 0.95)?.at_most ?? 0;
  expect(most).toBeLessThan(3 / n);
  expect(most).toBeGreaterThan(2.75 / n);
});

test("of no trials nothing is known", () => {
  expect(shareBounds(0, 0, 0.95)).toBeNull();
});

test("numbers that cannot be are refused", () => {
  expect(() => shareBounds(3, 2, 0.95)).toThrow(RangeError);
  expect(() => shareBounds(-1, 2, 0.95)).toThrow(RangeError);
  expect(() => shareBounds(0.5, 2, 0.95)).toThrow(RangeError);
});
