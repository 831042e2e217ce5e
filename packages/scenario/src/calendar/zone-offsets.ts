import type { Duration, Instant } from "@contactpoint/engine";

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

/** A day of the local calendar: whole days since 1 January 1970. */
export type LocalDay = number;

/** What the wall clock reads at an instant. Before the first entry, the first offset is taken. */
export function localTimeAt(offsets: ZoneOffsets, at: Instant): LocalTime {
  let low = 0;
  let high = offsets.from.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets.from[middle] ?? Infinity) <= at) low = middle;
    else high = middle - 1;
  }
  return at + (offsets.ms[low] ?? 0);
}
