import { createRequire } from "node:module";
import { DAY, instantOfCivil } from "@contactpoint/engine";
import type HolidayLibrary from "date-holidays";
import type { HolidaysTypes } from "date-holidays";
import type { LocalDay } from "../calendar/zone-offsets.ts";
import { hasHolidayData } from "../states/holiday-data.ts";

const load = createRequire(import.meta.url);

/**
 * Local days that are public holidays throughout a country, whole days only, ascending and
 * without repetition: substitute days and every day of a feast of several days included. Feasts
 * that begin at sunset count from the following day; half holidays are left out. Feasts of lunar
 * calendars are computed, and may be announced a day earlier or later.
 *
 * The library is loaded at the first call (about 0.1 s), then takes about 2 ms a country and year.
 *
 * @throws RangeError for a code without data (`hasHolidayData`).
 */
export function publicHolidays(country: string, years: readonly number[]): LocalDay[] {
  if (!hasHolidayData(country)) throw new RangeError(`no public holidays are known for ${country}`);
  const Holidays: typeof HolidayLibrary = load("date-holidays");
  // Dates do not depend on the zone. On UTC every day has 24 hours, so that lengths are exact.
  const holidays = new Holidays(country, { types: ["public"], timezone: "UTC" });
  const asked = new Set(years);
  const observed = [...asked].flatMap((year) => holidays.getHolidays(year));
  if (observed.some((holiday) => wholeDays(holiday) > 1)) {
    // A feast of several days may have begun in December of the year before.
    const before = new Set(years.map((year) => year - 1)).difference(asked);
    observed.push(...[...before].flatMap((year) => holidays.getHolidays(year)));
  }
  const days = new Set(observed.flatMap(localDaysOf));
  const within = years.map((year) => [firstDayOf(year), firstDayOf(year + 1)] as const);
  return [...days]
    .filter((day) => within.some(([first, next]) => day >= first && day < next))
    .toSorted((a, b) => a - b);
}

/** Release of the holiday data, for the manifest of a run. */
export function holidayDataVersion(): string {
  const manifest: { version: string } = load("date-holidays/package.json");
  return manifest.version;
}

function localDaysOf(holiday: HolidaysTypes.Holiday): LocalDay[] {
  const [year, month, day] = holiday.date.slice(0, "YYYY-MM-DD".length).split("-").map(Number);
  if (year === undefined || month === undefined || day === undefined) {
    throw new TypeError(`"${holiday.date}" is no date of a holiday`);
  }
  const first = instantOfCivil(year, month, day) / DAY;
  return Array.from({ length: wholeDays(holiday) }, (_, offset) => first + offset);
}

function wholeDays({ start, end }: HolidaysTypes.Holiday): number {
  return Math.floor((end.getTime() - start.getTime()) / DAY);
}

function firstDayOf(year: number): LocalDay {
  return instantOfCivil(year, 1, 1) / DAY;
}
