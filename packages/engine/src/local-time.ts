import type { Duration, Instant } from "./time.ts";

/**
 * A zone's offsets from UTC: `ms[i]` (local minus UTC, milliseconds) is in force from `from[i]`
 * until `from[i + 1]`, the last without end. Ascending, at least one entry.
 */
export interface ZoneOffsets {
  readonly from: readonly Instant[];
  readonly ms: readonly Duration[];
}

/**
 * A wall-clock reading as a number: the instant at which a clock on UTC would show it. Local
 * noon of 1 January 1970 is 43,200,000 in every zone.
 */
export type LocalTime = number;

/** What the wall clock reads at an instant. */
export function localTimeAt(offsets: ZoneOffsets, at: Instant): LocalTime {
  return at + offsetAt(offsets, at);
}

/** Local minus UTC at an instant. Before the first entry, the first offset is taken. Throws a RangeError if there is none. */
export function offsetAt(offsets: ZoneOffsets, at: Instant): Duration {
  const offset = offsets.ms[Math.max(lastAtOrBefore(offsets.from, at), 0)];
  if (offset === undefined) throw new RangeError("a zone has at least one offset from UTC");
  return offset;
}

/** Index of the last instant of a sorted list that is not after `at`, or -1. */
export function lastAtOrBefore(sorted: readonly Instant[], at: Instant): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
