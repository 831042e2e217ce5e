import { DAY, HOUR, MINUTE, SECOND, type Duration, type Instant } from "@contactpoint/engine";

/** Milliseconds of a span such as `P1DT2H`; null for other text. */
export function parseSpan(text: string): Duration | null {
  const match = /^P(?=.)(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/u.exec(
    text,
  );
  if (match === null) return null;
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return Math.round(
    (days ?? 0) * DAY + (hours ?? 0) * HOUR + (minutes ?? 0) * MINUTE + (seconds ?? 0) * SECOND,
  );
}

/** The instant of `T+1d02:30` or `2027-03-27T18:00:00Z`; null for other text. */
export function parsePoint(text: string, start: Instant): Instant | null {
  const after = /^T\+(?:(\d+)d)?(\d{2,}):(\d{2})(?::(\d{2}))?$/u.exec(text);
  if (after !== null) {
    const [days, hours, minutes, seconds] = after.slice(1).map((part) => Number(part ?? 0));
    return (
      start +
      (days ?? 0) * DAY +
      (hours ?? 0) * HOUR +
      (minutes ?? 0) * MINUTE +
      (seconds ?? 0) * SECOND
    );
  }
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/u.test(text) ? Date.parse(text) : null;
}

/** A time after the start as scenario files have it, such as `T+1d02:30`; whole seconds. */
export function offsetText(ms: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const days = Math.floor(ms / DAY);
  const hours = Math.floor((ms % DAY) / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  const seconds = Math.floor((ms % MINUTE) / SECOND);
  const date = days === 0 ? "" : `${days}d`;
  return `T+${date}${two(hours)}:${two(minutes)}${seconds === 0 ? "" : `:${two(seconds)}`}`;
}
