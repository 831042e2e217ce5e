import { DAY, weekday } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";
import { CALENDAR_MARGIN } from "./calendar-horizon.ts";
import { localTimeAt } from "./zone-offsets.ts";
import type { LocalDay, ZoneOffsets } from "./zone-offsets.ts";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** How a State tells the time and which of its days are no working days. */
export interface LocalCalendar {
  readonly offsets: ZoneOffsets;
  /** Public holidays, in any order. */
  readonly holidays: readonly LocalDay[];
  readonly weekend: readonly Weekday[];
}

/**
 * Local days on which a shift or an opening recurs. `working` days are neither weekend nor public
 * holiday, `non-working` days are all others; a list of weekdays applies on holidays too.
 */
export type DayRule = "all" | "working" | "non-working" | readonly Weekday[];

/** Whether a rule takes in a local day. Build once for a calendar and rule, then ask day by day. */
export function dayTest(rule: DayRule, calendar: LocalCalendar): (day: LocalDay) => boolean {
  if (rule === "all") return () => true;
  if (rule !== "working" && rule !== "non-working") {
    const listed = weekdayFlags(rule);
    return (day) => listed[weekdayOf(day)] === true;
  }
  const weekend = weekdayFlags(calendar.weekend);
  const holidays = new Set(calendar.holidays);
  const wanted = rule === "working";
  return (day) => wanted !== (weekend[weekdayOf(day)] === true || holidays.has(day));
}

/** Local days, first and last, that a run with its margin touches. */
export function localDays(
  offsets: ZoneOffsets,
  start: Instant,
  end: Instant,
): { first: LocalDay; last: LocalDay } {
  return {
    first: Math.floor(localTimeAt(offsets, start - CALENDAR_MARGIN) / DAY),
    last: Math.floor(localTimeAt(offsets, end + CALENDAR_MARGIN) / DAY),
  };
}

/** Monday = 0 to Sunday = 6. */
function weekdayOf(day: LocalDay): number {
  return weekday(day * DAY);
}

function weekdayFlags(days: readonly Weekday[]): boolean[] {
  return WEEKDAYS.map((name) => days.includes(name));
}
