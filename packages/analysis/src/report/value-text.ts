import { DAY, formatDuration, formatInstant, HOUR, MINUTE, SECOND } from "@contactpoint/engine";
import type { Duration, Instant } from "@contactpoint/engine";

const MINUS = "\u2212";
const NONE = "\u2013";
const SPACE = "\u00a0";
const GROUP = "\u202f";

/** Seconds as `3 d 4 h`; a dash for what was not reached. */
export function secondsText(seconds: number | null): string {
  return seconds === null ? NONE : durationText(seconds * SECOND);
}

/** Milliseconds as `3 d 4 h`, kept together on one line. */
export function durationText(duration: Duration): string {
  return formatDuration(Math.round(duration / SECOND) * SECOND).replaceAll(" ", SPACE);
}

/** One unit, at most four characters: `45s`, `9.5h`, `12d`; for cells of a figure. */
export function shortSeconds(seconds: number): string {
  const duration = seconds * SECOND;
  const [unit, name] =
    duration < 0.95 * MINUTE
      ? [SECOND, "s"]
      : duration < 0.95 * HOUR
        ? [MINUTE, "m"]
        : duration < 0.95 * DAY
          ? [HOUR, "h"]
          : [DAY, "d"];
  const value = duration / unit;
  return `${value < 9.95 ? trimmed(Math.round(value * 10) / 10) : String(Math.round(value))}${name}`;
}

/** A share as `12.3 %`; a dash for a share of nothing. */
export function percentText(share: number | null): string {
  return share === null ? NONE : `${trimmed(Math.round(share * 1_000) / 10)}${SPACE}%`;
}

/** A count with its thousands set apart. */
export function countText(count: number): string {
  const digits = String(Math.abs(Math.round(count)));
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) {
    groups.unshift(digits.slice(Math.max(0, end - 3), end));
  }
  return (count < 0 ? MINUS : "") + groups.join(GROUP);
}

/** `1 request`, `2 requests`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)}${SPACE}${count === 1 ? one : many}`;
}

/** An instant in UTC as `2027-03-28 01:30:00`. */
export function utcText(at: Instant): string {
  return formatInstant(at).slice(0, -5).replace("T", " ");
}

/** An offset from UTC as `UTC+05:30`. */
export function offsetText(offset: Duration): string {
  const minutes = Math.round(Math.abs(offset) / MINUTE);
  const pair = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  return `UTC${offset < 0 ? MINUS : "+"}${pair}`;
}

/** An hour of the day as `07:00`. */
export function hourText(hour: number): string {
  return `${twoDigits(hour)}:00`;
}

/** A coordinate of a drawing: a tenth of a unit is finer than any eye. */
export function coordinate(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** `a`, `a and b`, `a, b and c`. */
export function listText(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}

function trimmed(value: number): string {
  return value < 0 ? `${MINUS}${-value}` : String(value);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
