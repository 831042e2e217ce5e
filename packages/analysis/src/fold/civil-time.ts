import { DAY, HOUR, lastAtOrBefore, localTimeAt } from "@contactpoint/engine";
import type { Duration, Instant } from "@contactpoint/engine";
import type { ResolvedState } from "@contactpoint/protocol";

type Offsets = ResolvedState["offsets"];

/** Hour of the State's clock at an instant, 0 to 23. */
export function localHour(offsets: Offsets, at: Instant): number {
  const local = localTimeAt(offsets, at);
  return Math.floor((local - Math.floor(local / DAY) * DAY) / HOUR);
}

/** True if the State's clock is put forward or back on the local day of an instant. */
export function hasClockChange(offsets: Offsets, at: Instant): boolean {
  const segment = lastAtOrBefore(offsets.from, at);
  const day = localDay(at, offsetOfSegment(offsets, segment));
  return (
    changesOn(offsets, Math.max(segment, 0), day) ||
    changesOn(offsets, Math.max(segment, 0) + 1, day)
  );
}

/** Days since 1970-01-01 on a clock at this offset from UTC. */
export function localDay(at: Instant, offset: Duration): number {
  return Math.floor((at + offset) / DAY);
}

/** True if `at` lies in one of the intervals `[from, until, from, until, …]`, each closed below and open above. */
export function isWithin(intervals: readonly Instant[], at: Instant): boolean {
  return (lastAtOrBefore(intervals, at) & 1) === 0;
}

// The first entry is the offset at the start, not a change. Put back at midnight, a clock shows
// two days at the instant of the change, which is then on both.
function changesOn(offsets: Offsets, segment: number, day: number): boolean {
  const at = offsets.from[segment];
  return (
    segment > 0 &&
    at !== undefined &&
    offsetOfSegment(offsets, segment) !== offsetOfSegment(offsets, segment - 1) &&
    (localDay(at, offsetOfSegment(offsets, segment - 1)) === day ||
      localDay(at, offsetOfSegment(offsets, segment)) === day)
  );
}

function offsetOfSegment(offsets: Offsets, segment: number): Duration {
  const offset = offsets.ms[Math.max(segment, 0)];
  if (offset === undefined) {
    throw new RangeError("a State's offsets from UTC are empty");
  }
  return offset;
}
