import { language } from "../language/language.ts";

/** A wall-clock reading such as `28 Mar 03:30`, at an offset from UTC in milliseconds. */
export function clockText(instant: number, offset = 0, withSeconds = false): string {
  const format = new Intl.DateTimeFormat(`${language.value}-u-nu-latn`, {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    ...(withSeconds ? { second: "2-digit" } : {}),
    hourCycle: "h23",
  });
  return format.format(new Date(instant + offset));
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
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const days = Math.floor(minutes / 1_440);
  const rest = `${two(Math.floor((minutes % 1_440) / 60))}:${two(minutes % 60)}`;
  return days === 0 ? `T+${rest}` : `T+${days}d ${rest}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
