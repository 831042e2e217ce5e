import { HOUR, MINUTE, offsetAt, weekday } from "@contactpoint/engine";
import type { Duration, Instant } from "@contactpoint/engine";
import type { ResolvedState } from "@contactpoint/protocol";
import { localDay } from "../fold/civil-time.ts";

export const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

const DAY = 24 * HOUR;

/** The State's offset from UTC at an instant. */
export function offsetOf(state: ResolvedState, at: Instant): Duration {
  return offsetAt(state.offsets, at);
}

/** Day of the week on the State's clock, Monday 0 to Sunday 6. */
export function localWeekday(state: ResolvedState, at: Instant): number {
  return weekday(localDay(at, offsetOf(state, at)) * DAY);
}

/** The State's clock as `Mon 09:05`. */
export function localClockText(state: ResolvedState, at: Instant): string {
  const local = at + offsetOf(state, at);
  const ofDay = local - Math.floor(local / DAY) * DAY;
  const hours = String(Math.floor(ofDay / HOUR)).padStart(2, "0");
  const minutes = String(Math.floor((ofDay % HOUR) / MINUTE)).padStart(2, "0");
  return `${WEEKDAYS[localWeekday(state, at)] ?? ""} ${hours}:${minutes}`;
}
