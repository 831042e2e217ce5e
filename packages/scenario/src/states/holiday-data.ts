import { HOLIDAY_CODES } from "./holiday-codes.ts";

/** Whether public holidays are known for an ISO 3166-1 code (upper case), States and others. */
export function hasHolidayData(country: string): boolean {
  return CODE.test(country) && HOLIDAY_CODES.split(/\s+/).includes(country);
}

const CODE = /^[A-Z]{2}$/;
