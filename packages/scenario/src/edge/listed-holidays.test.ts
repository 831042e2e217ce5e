import fc from "fast-check";
import { expect, test } from "vitest";

import { HOLIDAY_CODES } from "../states/holiday-codes.ts";
import { ListedHolidays } from "./listed-holidays.ts";
import { holidayDataVersion, publicHolidays } from "./public-holidays.ts";

const listed = new ListedHolidays();
const codes = HOLIDAY_CODES.trim().split(/\s+/);

test("the table holds what the library computes, in and outside its years", () => {
  fc.assert(
    fc.property(fc.constantFrom(...codes), fc.integer({ min: 2023, max: 2037 }), (code, year) => {
      expect(listed.days(code, [year, year + 1])).toEqual(publicHolidays(code, [year, year + 1]));
    }),
    { numRuns: 80 },
  );
});

test("the table was made by the release of the library that is installed", () => {
  expect(listed.source).toBe(`date-holidays ${holidayDataVersion()}`);
});

test("a code without data is refused", () => {
  expect(() => listed.days("QQ", [2027])).toThrow(RangeError);
});
