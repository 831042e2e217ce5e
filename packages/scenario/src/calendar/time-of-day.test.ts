import { expect, test } from "vitest";
import { timeOfDay } from "./time-of-day.ts";

test("a time of day is two digits, a colon and two digits, from 00:00 to 24:00", () => {
  expect(timeOfDay("00:00")).toBe(0);
  expect(timeOfDay("09:30")).toBe(34_200_000);
  expect(timeOfDay("23:59")).toBe(86_340_000);
  expect(timeOfDay("24:00")).toBe(86_400_000);
  for (const text of ["9:30", "24:01", "23:60", "09:30:00", "0930", " 09:30", "", "-1:00"]) {
    expect(timeOfDay(text)).toBeNull();
  }
});
