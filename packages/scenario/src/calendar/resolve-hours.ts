import type { Instant } from "@contactpoint/engine";
import type { ResolvedHours } from "@contactpoint/protocol";
import { dailyIntervals } from "./daily-intervals.ts";
import type { DailySpan } from "./daily-intervals.ts";
import type { LocalCalendar } from "./local-calendar.ts";
import { sweepIntervals } from "./sweep-intervals.ts";

/**
 * Opening hours over a run and its margin, joined where spans overlap or touch. The first and
 * last interval may reach beyond the margin. An empty list is never open.
 *
 * @throws RangeError for a reading that is no time of day.
 */
export function resolveHours(
  spans: readonly DailySpan[],
  calendar: LocalCalendar,
  start: Instant,
  end: Instant,
): ResolvedHours {
  const hours: Instant[] = [];
  const intervals = spans.map((span) => dailyIntervals(span, calendar, start, end));
  sweepIntervals(intervals, (at, open) => {
    const wasOpen = hours.length % 2 === 1;
    if (open.includes(true) !== wasOpen) hours.push(at);
  });
  return hours;
}
