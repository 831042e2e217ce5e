import { civilDate, DAY, HOUR, MINUTE, SECOND } from "./time.ts";
import type { Duration, Instant } from "./time.ts";

const TWO_DIGITS: readonly string[] = Array.from({ length: 60 }, (_, n) =>
  String(n).padStart(2, "0"),
);

/**
 * ISO 8601 in UTC with milliseconds, as `2027-03-28T01:30:00.000Z`.
 * Years outside 0–9999 get a sign and six digits, as ECMAScript does.
 */
export function formatInstant(at: Instant): string {
  const { year, month, day } = civilDate(at);
  let rest = at - Math.floor(at / DAY) * DAY;
  const hour = Math.floor(rest / HOUR);
  rest -= hour * HOUR;
  const minute = Math.floor(rest / MINUTE);
  rest -= minute * MINUTE;
  const second = Math.floor(rest / SECOND);
  const millisecond = rest - second * SECOND;
  return `${formatYear(year)}-${TWO_DIGITS[month]}-${TWO_DIGITS[day]}T${TWO_DIGITS[hour]}:${TWO_DIGITS[minute]}:${TWO_DIGITS[second]}.${threeDigits(millisecond)}Z`;
}

const UNITS: readonly (readonly [name: string, length: Duration])[] = [
  ["d", DAY],
  ["h", HOUR],
  ["min", MINUTE],
  ["s", SECOND],
  ["ms", 1],
];

/** For people: the two largest units, rounded to the lesser one, as `3 d 4 h` or `12 min 30 s`. */
export function formatDuration(ms: Duration): string {
  if (ms < 0) {
    return `-${formatDuration(-ms)}`;
  }
  const exact = largestUnit(ms);
  const lesser = UNITS[Math.min(exact + 1, UNITS.length - 1)]?.[1] ?? 1;
  const rounded = Math.round(ms / lesser) * lesser;
  // Rounding can carry into a larger unit: 59 min 59.9 s is 1 h.
  const parts: string[] = [];
  let rest = rounded;
  for (const [name, length] of UNITS.slice(largestUnit(rounded))) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) {
      parts.push(`${count} ${name}`);
    }
  }
  return parts.length === 0 ? "0 s" : parts.join(" ");
}

/** ISO 8601 duration in days of 24 hours, hours, minutes and seconds, as `P3DT4H` or `PT0.25S`. */
export function formatIsoDuration(ms: Duration): string {
  if (ms < 0) {
    return `-${formatIsoDuration(-ms)}`;
  }
  const days = Math.floor(ms / DAY);
  const hours = Math.floor((ms % DAY) / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  const seconds = (ms % MINUTE) / SECOND;
  const date = days > 0 ? `${days}D` : "";
  const time =
    (hours > 0 ? `${hours}H` : "") +
    (minutes > 0 ? `${minutes}M` : "") +
    (seconds > 0 ? `${seconds}S` : "");
  return date === "" && time === "" ? "PT0S" : `P${date}${time === "" ? "" : `T${time}`}`;
}

function largestUnit(ms: Duration): number {
  const found = UNITS.findIndex(([, length]) => ms >= length);
  return found < 0 ? UNITS.length - 1 : found;
}

function formatYear(year: number): string {
  if (year >= 0 && year <= 9_999) {
    return String(year).padStart(4, "0");
  }
  return (year < 0 ? "-" : "+") + String(Math.abs(year)).padStart(6, "0");
}

function threeDigits(n: number): string {
  return n >= 100 ? String(n) : n >= 10 ? `0${n}` : `00${n}`;
}
