import fc from "fast-check";
import { expect, test } from "vitest";

import { entityKey, KeyedRandom } from "./keyed-random.ts";
import { PoissonArrivals } from "./piecewise-arrivals.ts";
import type { RatePiece } from "./piecewise-arrivals.ts";
import { DAY, HOUR } from "./time.ts";

const KS_CRITICAL_999 = 1.9495;
const ENTITY = entityKey("everyday/XA");

type Rate = (from: number) => RatePiece;

function arrivals(rate: Rate, start: number, n: number, seed = 9): number[] {
  const draw = new KeyedRandom(seed).label("arrival");
  const process = new PoissonArrivals(rate, draw, ENTITY, start);
  return Array.from({ length: n }, () => process.next());
}

function constant(perMs: number): Rate {
  return () => ({ rate: perMs, until: Infinity });
}

/** `day` arrivals per ms in the first 8 hours of each day and `night` in the others. */
function dayAndNight(day: number, night: number): Rate {
  return (from) => {
    const midnight = Math.floor(from / DAY) * DAY;
    return from < midnight + 8 * HOUR
      ? { rate: day, until: midnight + 8 * HOUR }
      : { rate: night, until: midnight + DAY };
  };
}

test("gaps of a constant rate are exponential", () => {
  const n = 20_000;
  const rate = 10 / HOUR;
  const instants = arrivals(constant(rate), 0, n);
  const gaps = instants.map((at, i) => at - (instants[i - 1] ?? 0)).sort((a, b) => a - b);
  let distance = 0;
  gaps.forEach((gap, i) => {
    const p = 1 - Math.exp(-rate * gap);
    distance = Math.max(distance, p - i / n, (i + 1) / n - p);
  });
  expect(Math.sqrt(n) * distance).toBeLessThan(KS_CRITICAL_999);
});

test("two rates are a constant rate in another time", () => {
  const [day, night] = [4 / HOUR, 1 / HOUR];
  const start = 5 * DAY + 3 * HOUR;
  const cumulative = (at: number): number => {
    const inDay = at - Math.floor(at / DAY) * DAY;
    const before = Math.floor(at / DAY) * (8 * 4 + 16);
    return before + day * Math.min(inDay, 8 * HOUR) + night * Math.max(0, inDay - 8 * HOUR);
  };
  const changed = arrivals(dayAndNight(day, night), start, 5_000);
  const unit = arrivals(constant(1 / HOUR), 0, 5_000);
  changed.forEach((at, k) => {
    // Both are rounded down to a millisecond, in which the day's rate gains little.
    const difference = (cumulative(at) - cumulative(start)) * HOUR - (unit[k] ?? NaN);
    expect(Math.abs(difference)).toBeLessThan(5);
  });
});

test("arrivals of two rates share out between them as the rates do", () => {
  const n = 20_000;
  const instants = arrivals(dayAndNight(4 / HOUR, 1 / HOUR), 0, n);
  const byDay = instants.filter((at) => at % DAY < 8 * HOUR).length / n;
  const expected = 32 / 48;
  expect(Math.abs(byDay - expected)).toBeLessThan(
    3.8906 * Math.sqrt((expected * (1 - expected)) / n),
  );
});

test("no arrival falls into a piece of rate 0", () => {
  const anySeed = fc.maxSafeNat();
  fc.assert(
    fc.property(anySeed, (seed) => {
      const instants = arrivals(dayAndNight(3 / HOUR, 0), 7 * DAY + 20 * HOUR, 100, seed);
      instants.forEach((at, k) => {
        expect(at % DAY).toBeLessThan(8 * HOUR);
        expect(at).toBeGreaterThanOrEqual(instants[k - 1] ?? 8 * DAY);
      });
    }),
  );
});

test("a higher rate brings every arrival sooner, number by number", () => {
  const slow = arrivals(dayAndNight(2 / HOUR, 1 / HOUR), 0, 500);
  const fast = arrivals(dayAndNight(3 / HOUR, 1 / HOUR), 0, 500);
  fast.forEach((at, k) => {
    expect(at).toBeLessThanOrEqual(slow[k] ?? NaN);
  });
});

test("a process that has ended stays ended", () => {
  const untilNoon: Rate = (from) =>
    from < 12 * HOUR ? { rate: 2 / HOUR, until: 12 * HOUR } : { rate: 0, until: Infinity };
  const instants = arrivals(untilNoon, 0, 100);
  const last = instants.findIndex((at) => at === Infinity);
  expect(last).toBeGreaterThan(5);
  expect(instants.slice(last).every((at) => at === Infinity)).toBe(true);
  expect(instants.slice(0, last).every((at) => at < 12 * HOUR)).toBe(true);
});

test("the first arrivals are pinned", () => {
  expect(arrivals(dayAndNight(4 / HOUR, 1 / HOUR), 0, 4)).toMatchInlineSnapshot(`
    [
      2447581,
      3258955,
      3271012,
      3918714,
    ]
  `);
});

test("a negative rate and a piece without length are refused", () => {
  expect(() => arrivals(constant(-1), 0, 1)).toThrow(RangeError);
  expect(() => arrivals(constant(NaN), 0, 1)).toThrow(RangeError);
  expect(() => arrivals((from) => ({ rate: 1, until: from }), 0, 1)).toThrow(RangeError);
});
