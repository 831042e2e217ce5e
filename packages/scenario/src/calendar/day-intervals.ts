import { DAY } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";
import { firstInstantAtOrAfter } from "./first-instant.ts";
import { dayTest, localDays } from "./local-calendar.ts";
import type { LocalCalendar } from "./local-calendar.ts";
import type { LocalDay } from "./zone-offsets.ts";

/** Public holidays that touch a run with its margin, as whole local days `[from, until, …]`. */
export function holidayIntervals(calendar: LocalCalendar, start: Instant, end: Instant): Instant[] {
  const holidays = new Set(calendar.holidays);
  return dayIntervals(calendar, start, end, (day) => holidays.has(day));
}

/** Weekends that touch a run with its margin, holidays on them included: `[from, until, …]`. */
export function weekendIntervals(calendar: LocalCalendar, start: Instant, end: Instant): Instant[] {
  return dayIntervals(calendar, start, end, dayTest(calendar.weekend, calendar));
}

function dayIntervals(
  { offsets }: LocalCalendar,
  start: Instant,
  end: Instant,
  applies: (day: LocalDay) => boolean,
): Instant[] {
  const intervals: Instant[] = [];
  const { first, last } = localDays(offsets, start, end);
  for (let day = first; day <= last + 1; day++) {
    const inside = intervals.length % 2 === 1;
    if ((day <= last && applies(day)) !== inside) {
      intervals.push(firstInstantAtOrAfter(offsets, day * DAY));
    }
  }
  return intervals;
}
