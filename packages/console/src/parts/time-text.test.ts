import { expect, test } from "vitest";
import { clockText, leftText, offsetText, passedText, zonedText } from "./time-text.ts";

const NIGHT = Date.UTC(2027, 2, 28, 23, 5);
const HOUR = 3_600_000;

test("A reading has 24 hours, and says how far it is from UTC", () => {
  expect(clockText(NIGHT)).toMatch(/28.*23:05/);
  expect(zonedText(NIGHT, 5.75 * HOUR)).toMatch(/29.*04:50 \(UTC\+05:45\)/);
  expect(offsetText(-3.5 * HOUR)).toBe("UTC−03:30");
  expect(offsetText(0)).toBe("UTC+00:00");
});

test("What is left is told in the largest unit of which there are two", () => {
  expect(leftText(49 * HOUR)).toBe("in 2 days");
  expect(leftText(47 * HOUR)).toBe("in 47 hours");
  expect(leftText(1.5 * HOUR)).toBe("in 90 minutes");
  expect(leftText(-3 * HOUR)).toBe("3 hours ago");
});

test("Time since the start counts days apart", () => {
  expect(passedText(3.25 * HOUR)).toBe("T+03:15");
  expect(passedText(51 * HOUR)).toBe("T+2d 03:00");
  expect(passedText(-1)).toBe("T+00:00");
});
