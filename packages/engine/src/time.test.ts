import fc from "fast-check";
import { expect, test } from "vitest";

import { DAY, HOUR, MINUTE, SECOND } from "./time.ts";
import { civilDate, instantOfCivil, weekday } from "./time.ts";
import { formatDuration, formatInstant, formatIsoDuration } from "./time-format.ts";

const LAST_ECMASCRIPT_INSTANT = 8.64e15;

function anyInstant(): fc.Arbitrary<number> {
  return fc.oneof(
    fc.integer({ min: -LAST_ECMASCRIPT_INSTANT, max: LAST_ECMASCRIPT_INSTANT }),
    fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2200, 0, 1) }),
  );
}

test("an instant is written as ECMAScript writes it", () => {
  fc.assert(
    fc.property(anyInstant(), (at) => {
      expect(formatInstant(at)).toBe(new Date(at).toISOString());
    }),
    { numRuns: 5_000 },
  );
});

test("every day of 1896 to 2104 has its civil date and its weekday", () => {
  for (let at = Date.UTC(1896, 0, 1); at < Date.UTC(2104, 0, 1); at += DAY) {
    const date = new Date(at);
    const expected = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
    const { year, month, day } = civilDate(at + 86_399_999);
    if (year !== expected[0] || month !== expected[1] || day !== expected[2]) {
      expect.fail(`${date.toISOString()} became ${year}-${month}-${day}`);
    }
    if (weekday(at) !== (date.getUTCDay() + 6) % 7 || instantOfCivil(year, month, day) !== at) {
      expect.fail(`${date.toISOString()} is on the wrong weekday or does not come back`);
    }
  }
});

test("a civil date leads back to the start of its day", () => {
  fc.assert(
    fc.property(anyInstant(), (at) => {
      const { year, month, day } = civilDate(at);
      expect(instantOfCivil(year, month, day)).toBe(Math.floor(at / DAY) * DAY);
    }),
  );
});

test.each([
  [0, "0 s"],
  [850, "850 ms"],
  [12_500, "12 s 500 ms"],
  [12 * MINUTE + 30 * SECOND, "12 min 30 s"],
  [59 * MINUTE + 59 * SECOND + 900, "1 h"],
  [3 * DAY + 4 * HOUR + 20 * MINUTE, "3 d 4 h"],
  [3 * DAY + 20 * MINUTE, "3 d"],
  [-2 * HOUR, "-2 h"],
])("%i ms reads %s to people", (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test("a duration for people is off by at most half of the lesser unit it shows", () => {
  const lengths = new Map([
    ["d", DAY],
    ["h", HOUR],
    ["min", MINUTE],
    ["s", SECOND],
    ["ms", 1],
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 * DAY }), (ms) => {
      const words = formatDuration(ms).split(" ");
      let read = 0;
      for (let i = 0; i < words.length; i += 2) {
        read += Number(words[i]) * (lengths.get(words[i + 1] ?? "") ?? NaN);
      }
      expect(words.length).toBeLessThanOrEqual(4);
      expect(Math.abs(read - ms)).toBeLessThanOrEqual(
        ms >= DAY ? HOUR / 2 : ms >= HOUR ? MINUTE / 2 : ms >= MINUTE ? SECOND / 2 : 0,
      );
    }),
  );
});

test.each([
  [0, "PT0S"],
  [76 * HOUR, "P3DT4H"],
  [60 * DAY, "P60D"],
  [250, "PT0.25S"],
  [-90 * SECOND, "-PT1M30S"],
])("%i ms is %s in ISO 8601", (ms, text) => {
  expect(formatIsoDuration(ms)).toBe(text);
});

test("an ISO 8601 duration reads back to the same milliseconds", () => {
  fc.assert(
    fc.property(fc.integer({ min: -400 * DAY, max: 400 * DAY }), (ms) => {
      const total = Temporal.Duration.from(formatIsoDuration(ms)).total("milliseconds");
      expect(total).toBe(ms);
    }),
  );
});
