import { DAY } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";
import { firstInstantAtOrAfter } from "./first-instant.ts";
import { dayTest, localDays } from "./local-calendar.ts";
import type { DayRule, LocalCalendar } from "./local-calendar.ts";
import { timeOfDay } from "./time-of-day.ts";

/** A span of wall time that recurs on some local days. It belongs to the day it begins on. */
export interface DailySpan {
  /** `HH:MM`, 00:00 to 23:59. */
  readonly from: string;
  /** `HH:MM`, 00:00 to 24:00; not after `from`: the next day. 09:00 to 09:00 is a whole day. */
  readonly to: string;
  readonly days: DayRule;
}

/**
 * All occurrences of a span that touch a run with its margin, as `[from, until, from, until, …]`:
 * ascending and not overlapping, though one may begin as the last ends. Uncut at the margins. An
 * occurrence that a clock change skips altogether is left out.
 *
 * @throws RangeError for a reading that is none.
 */
export function dailyIntervals(
  span: DailySpan,
  calendar: LocalCalendar,
  start: Instant,
  end: Instant,
): Instant[] {
  const begins = reading(span.from);
  const to = reading(span.to);
  if (begins === DAY) throw new RangeError("a span cannot begin at 24:00; write 00:00");
  const ends = to <= begins ? to + DAY : to;
  const applies = dayTest(span.days, calendar);
  const { first, last } = localDays(calendar.offsets, start, end);
  const intervals: Instant[] = [];
  for (let day = first - 1; day <= last; day++) {
    if (!applies(day)) continue;
    const from = firstInstantAtOrAfter(calendar.offsets, day * DAY + begins);
    const until = firstInstantAtOrAfter(calendar.offsets, day * DAY + ends);
    if (until > from) intervals.push(from, until);
  }
  return intervals;
}

function reading(text: string): number {
  const time = timeOfDay(text);
  if (time === null) throw new RangeError(`"${text}" is no time of day`);
  return time;
}
