// Writes data/holidays.txt: `pnpm --filter @contactpoint/scenario generate:holidays`. Takes a minute.
import { writeFileSync } from "node:fs";
import { DAY, instantOfCivil } from "@contactpoint/engine";
import { holidayDataVersion, publicHolidays } from "../src/edge/public-holidays.ts";
import { HOLIDAY_CODES } from "../src/states/holiday-codes.ts";

const FIRST_YEAR = 2024;
const LAST_YEAR = 2036;

const codes = HOLIDAY_CODES.trim().split(/\s+/);
const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);

const lines = codes.flatMap((code) => years.map((year) => `${code} ${year} ${daysOf(code, year)}`));
const head = `date-holidays ${holidayDataVersion()}`;
writeFileSync(new URL("../data/holidays.txt", import.meta.url), `${[head, ...lines].join("\n")}\n`);

/** Days of the year, from 1, in two digits of base 36 each. */
function daysOf(code: string, year: number): string {
  const first = instantOfCivil(year, 1, 1) / DAY;
  return publicHolidays(code, [year])
    .map((day) => (day - first + 1).toString(36).padStart(2, "0"))
    .join("");
}
