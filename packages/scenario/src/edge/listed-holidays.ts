import { readFileSync } from "node:fs";
import { DAY, instantOfCivil } from "@contactpoint/engine";
import type { LocalDay } from "../calendar/zone-offsets.ts";
import { publicHolidays } from "./public-holidays.ts";

/**
 * Public holidays as `publicHolidays` computes them, looked up in a table of years and computed
 * outside it: computing takes some 3 ms a country and year, which for a hundred States would be
 * most of the start of a run. The table is made by `bench/generate-holidays.ts`.
 */
export class ListedHolidays {
  readonly #table = readFileSync(new URL("../../data/holidays.txt", import.meta.url), "latin1");

  /** @throws RangeError for a code without data (`hasHolidayData`). */
  days(country: string, years: readonly number[]): LocalDay[] {
    return years.flatMap((year) => this.#listed(country, year) ?? publicHolidays(country, [year]));
  }

  /** What the table was made by, such as `date-holidays 3.37.0`. */
  get source(): string {
    return this.#table.slice(0, this.#table.indexOf("\n"));
  }

  #listed(country: string, year: number): LocalDay[] | null {
    const key = `\n${country} ${year} `;
    const at = this.#table.indexOf(key);
    if (at < 0) return null;
    const digits = this.#table.slice(at + key.length, this.#table.indexOf("\n", at + 1));
    const eve = instantOfCivil(year, 1, 1) / DAY - 1;
    return Array.from(
      { length: digits.length / DIGITS },
      (_, index) => eve + parseInt(digits.slice(index * DIGITS, (index + 1) * DIGITS), BASE),
    );
  }
}

/** A day of the year is two digits of base 36. */
const DIGITS = 2;
const BASE = 36;
