import { DAY, HOUR, MINUTE } from "@contactpoint/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  coordinate,
  counted,
  countText,
  hourText,
  listText,
  offsetText,
  percentText,
  secondsText,
  shortSeconds,
  utcText,
} from "./value-text.ts";

test("values are written for people, with what is missing as a dash", () => {
  expect(secondsText(9_000)).toBe("2\u00a0h\u00a030\u00a0min");
  expect(secondsText(null)).toBe("–");
  expect(percentText(0.12345)).toBe("12.3\u00a0%");
  expect(percentText(null)).toBe("–");
  expect(countText(1_234_567)).toBe("1\u202f234\u202f567");
  expect([counted(1, "need"), counted(0, "need")]).toEqual(["1\u00a0need", "0\u00a0needs"]);
  expect(utcText(90 * MINUTE)).toBe("1970-01-01 01:30:00");
  expect([offsetText(5.5 * HOUR), offsetText(-3 * HOUR)]).toEqual(["UTC+05:30", "UTC−03:00"]);
  expect(hourText(7)).toBe("07:00");
  expect([coordinate(-0.04), coordinate(1.26)]).toEqual(["0", "1.3"]);
  expect([listText([]), listText(["a"]), listText(["a", "b", "c"])]).toEqual([
    "",
    "a",
    "a, b and c",
  ]);
});

test("a duration in a cell is one number of at most two digits or one decimal, near the true one", () => {
  const units = new Map([
    ["s", 1],
    ["m", 60],
    ["h", HOUR / 1_000],
    ["d", DAY / 1_000],
  ]);
  expect([0, 45, 60, 3_600, 34_200, 86_400].map(shortSeconds)).toEqual([
    "0s",
    "45s",
    "1m",
    "1h",
    "9.5h",
    "1d",
  ]);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 98 * 86_400, noNaN: true }), (seconds) => {
      const [, digits = "", unit = ""] =
        /^(\d{1,2}|\d\.\d)([smhd])$/u.exec(shortSeconds(seconds)) ?? [];
      const length = units.get(unit) ?? Number.NaN;
      expect(Math.abs(Number(digits) * length - seconds)).toBeLessThanOrEqual(length / 2);
    }),
  );
});
