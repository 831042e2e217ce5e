import { HOLIDAY_CODES } from "./holiday-codes.ts";

/** Whether public holidays are known for an ISO 3166-1 code (upper case), States and others. */
export function hasHolidayData(country: string): boolean {
  return CODE.test(country) && HOLIDAY_CODES.includes(country);
}

// Two capital letters stand in the list only as a code of their own.
const CODE = /^[A-Z]{2}$/;
