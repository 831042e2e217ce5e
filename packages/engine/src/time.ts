/** Integer milliseconds since 1970-01-01T00:00:00Z, without leap seconds. */
export type Instant = number;

/** Integer milliseconds. */
export type Duration = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A day of the proleptic Gregorian calendar in UTC; `month` 1–12, `day` 1–31. */
export type CivilDate = { year: number; month: number; day: number };

// The Gregorian calendar repeats every 400 years. Counting years from the first of March puts
// the leap day last, so that a month's offset is linear in its number (153 days in 5 months).
const DAYS_PER_ERA = 146_097;
const DAYS_PER_CENTURY = 36_524;
const DAYS_PER_FOUR_YEARS = 1_461;
const DAYS_FROM_YEAR_0_MARCH_TO_1970 = 719_468;
const WEEKDAY_OF_1970_01_01 = 3;

/** The UTC day on which an instant falls. */
export function civilDate(at: Instant): CivilDate {
  const days = Math.floor(at / DAY) + DAYS_FROM_YEAR_0_MARCH_TO_1970;
  const era = Math.floor(days / DAYS_PER_ERA);
  const dayOfEra = days - era * DAYS_PER_ERA;
  const leapDays =
    Math.floor(dayOfEra / (DAYS_PER_FOUR_YEARS - 1)) -
    Math.floor(dayOfEra / DAYS_PER_CENTURY) +
    Math.floor(dayOfEra / (DAYS_PER_ERA - 1));
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** Midnight UTC at the start of a day; `month` 1–12, `day` counted from 1. */
export function instantOfCivil(year: number, month: number, day: number): Instant {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * DAYS_PER_ERA + dayOfEra - DAYS_FROM_YEAR_0_MARCH_TO_1970) * DAY;
}

/** Day of the week in UTC, Monday = 0 to Sunday = 6. */
export function weekday(at: Instant): number {
  return modulo(Math.floor(at / DAY) + WEEKDAY_OF_1970_01_01, 7);
}

function modulo(value: number, by: number): number {
  return value - by * Math.floor(value / by);
}
