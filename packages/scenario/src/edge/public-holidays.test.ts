import { expect, test } from "vitest";
import { holidayDataVersion, publicHolidays } from "./public-holidays.ts";

// Dates that governments have fixed or announced; kept apart from the library's own data.
test.each([
  ["FR", 2027, "01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25"],
  ["DE", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26"],
  ["GB", 2026, "01-01 04-03 04-06 05-04 05-25 12-25 12-26 12-28"],
  [
    "PL",
    2026,
    "01-01 01-06 04-05 04-06 05-01 05-03 05-24 06-04 08-15 11-01 11-11 12-24 12-25 12-26",
  ],
  [
    "US",
    2027,
    "01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31",
  ],
  [
    "JP",
    2026,
    "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23",
  ],
  [
    "TR",
    2025,
    "01-01 03-30 03-31 04-01 04-23 05-01 05-19 06-06 06-07 06-08 06-09 07-15 08-30 10-29",
  ],
  ["NO", 2026, "01-01 04-02 04-03 04-05 04-06 05-01 05-14 05-17 05-24 05-25 12-25 12-26"],
  ["ZA", 2026, "01-01 03-21 04-03 04-06 04-27 05-01 06-16 08-09 08-10 09-24 12-16 12-25 12-26"],
  ["SE", 2026, "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-20 10-31 12-25 12-26"],
])("the public holidays of %s in %i are those announced", (country, year, dates) => {
  expect(publicHolidays(country, [year]).map(dateOf)).toEqual(
    dates.split(" ").map((date) => `${year}-${date}`),
  );
});

test("a feast that began in December reaches into January, and years asked twice count once", () => {
  const days = publicHolidays("SZ", [2027, 2027]).map(dateOf);
  expect(days.slice(0, 3)).toEqual(["2027-01-01", "2027-01-02", "2027-03-26"]);
  expect(days.at(-1)).toBe("2027-12-31");
});

test("half holidays leave a day as it was", () => {
  expect(publicHolidays("IS", [2026]).map(dateOf)).not.toContain("2026-12-24");
});

test("a country without data is refused, as is a part of a country", () => {
  for (const code of ["QA", "XA", "US.la", "fr", ""]) {
    expect(() => publicHolidays(code, [2027])).toThrow(RangeError);
  }
});

test("the release of the data is known", () => {
  expect(holidayDataVersion()).toMatch(/^\d+\.\d+\.\d+$/);
});

function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
