import { DAY, HOUR, MINUTE, SECOND } from "@contactpoint/engine";
import type { Duration } from "@contactpoint/engine";

const UNITS: readonly (readonly [size: Duration, name: string])[] = [
  [DAY, "day"],
  [HOUR, "hour"],
  [MINUTE, "minute"],
  [SECOND, "second"],
];

/** A span as people say it: `30 days`, `1 day 12 hours`. What is left of a second stays with the seconds. */
export function spanWords(span: Duration): string {
  let left = span;
  const parts = UNITS.flatMap(([size, name]) => {
    const count = size === SECOND ? left / size : Math.floor(left / size);
    left -= count * size;
    return count === 0 ? [] : [`${count} ${name}${count === 1 ? "" : "s"}`];
  });
  return parts.length === 0 ? "0 seconds" : parts.join(" ");
}
