import { language } from "../language/language.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** To make one takes longer than to use it a hundred times, and a picture has hundreds of readings. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A wall-clock reading such as `28 Mar 03:30`, at an offset from UTC in milliseconds. Digits are
 * those of logs and letters in every language, so that readings can be compared.
 */
export function clockText(instant: number, offset = 0, withSeconds = false): string {
  const key = `${language.value} ${withSeconds}`;
  const format = formats.get(key) ?? clockFormat(language.value, withSeconds);
  formats.set(key, format);
  return format.format(new Date(instant + offset));
}

function clockFormat(code: string, withSeconds: boolean): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(`${code}-u-nu-latn`, {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    ...(withSeconds ? { second: "2-digit" } : {}),
    hourCycle: "h23",
  });
}

/** A reading with its difference from UTC, such as `28 Mar 03:30 (UTC+01:00)`. */
export function zonedText(instant: number, offset: number): string {
  return `${clockText(instant, offset)} (${offsetText(offset)})`;
}

/** A difference from UTC in milliseconds, such as `UTC+05:45`. */
export function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / MINUTE);
  return `UTC${offset < 0 ? "−" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** How far an instant lies ahead or back, such as `in 3 hours`, in the largest unit of which there are two. */
export function leftText(ms: number): string {
  const format = new Intl.RelativeTimeFormat(language.value, { numeric: "always" });
  const size = Math.abs(ms);
  if (size >= 2 * DAY) return format.format(Math.trunc(ms / DAY), "day");
  if (size >= 2 * HOUR) return format.format(Math.trunc(ms / HOUR), "hour");
  return format.format(Math.trunc(ms / MINUTE), "minute");
}

/** How long something took, as `0:04:10`, or `2d 03:15:00`. */
export function spanText(seconds: number): string {
  const whole = Math.round(seconds);
  const days = Math.floor(whole / 86_400);
  const hours = Math.floor((whole % 86_400) / 3_600);
  const rest = `${two(Math.floor((whole % 3_600) / 60))}:${two(whole % 60)}`;
  return days === 0 ? `${hours}:${rest}` : `${days}d ${two(hours)}:${rest}`;
}

/** Time since the start, as `T+03:15`, or `T+2d 03:15`. */
export function passedText(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE));
  const days = Math.floor(minutes / 1_440);
  const rest = `${two(Math.floor((minutes % 1_440) / 60))}:${two(minutes % 60)}`;
  return days === 0 ? `T+${rest}` : `T+${days}d ${rest}`;
}

/** A span in words, such as `1 hr 5 min` or `40 sec`, in the reader's language. */
export function spanWords(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 90) return unitText(seconds, "second");
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return unitText(minutes, "minute");
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0
    ? unitText(hours, "hour")
    : `${unitText(hours, "hour")} ${unitText(rest, "minute")}`;
}

function unitText(value: number, unit: "second" | "minute" | "hour"): string {
  const format = { style: "unit", unit, unitDisplay: "short" } as const;
  return new Intl.NumberFormat(`${language.value}-u-nu-latn`, format).format(value);
}

/** What a field of the kind `datetime-local` holds for an instant, in UTC. */
export function fieldTime(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19);
}

/** The instant that such a field holds; NaN if it holds none. */
export function instantOf(text: string): number {
  return Date.parse(`${text.length === 16 ? `${text}:00` : text}Z`);
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
