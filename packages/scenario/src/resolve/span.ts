import { DAY, HOUR, instantOfCivil, MINUTE, SECOND } from "@contactpoint/engine";
import type { Duration, Instant } from "@contactpoint/engine";

/** Milliseconds of a span such as `P1DT2H` or `-PT5M`; the schema has checked its form. */
export function parseSpan(text: string): Duration {
  if (text.startsWith("-")) return -parseSpan(text.slice(1));
  const match = /^P(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/.exec(text);
  const [, days = "0", hours = "0", minutes = "0", seconds = "0"] = match ?? [];
  return Math.round(
    Number(days) * DAY + Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND,
  );
}

/**
 * The instant of `2027-03-27T18:00:00Z`; also the number a wall clock shows, without the `Z`.
 * Null if the calendar has no such day or the clock no such time.
 */
export function parseInstant(text: string): Instant | null {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?Z?)?$/.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) return null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  const millisecond = Number((match[7] ?? "").padEnd(3, "0"));
  return (
    instantOfCivil(year, month, day) + hour * HOUR + minute * MINUTE + second * SECOND + millisecond
  );
}

/** Milliseconds after the start of `T+12d02:00`; null for other text. */
export function parseOffset(text: string): Duration | null {
  const match = /^T\+(?:(\d+)d)?(\d{2,}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (match === null) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  if (minutes > 59 || seconds > 59) return null;
  return days * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND;
}

function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? instantOfCivil(year + 1, 1, 1) : instantOfCivil(year, month + 1, 1);
  return (next - instantOfCivil(year, month, 1)) / DAY;
}
