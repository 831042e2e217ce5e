import type { Instant } from "@contactpoint/engine";
import type { LocalTime, ZoneOffsets } from "./zone-offsets.ts";

/**
 * The first instant whose wall clock reads this time or later. A time skipped by a clock change
 * gives the instant of the change; a time that occurs twice gives the earlier one. Later times
 * never give earlier instants, so a shift cannot end before it begins. (Temporal's `compatible`
 * moves skipped times past the gap and lacks that property.)
 */
export function firstInstantAtOrAfter(offsets: ZoneOffsets, local: LocalTime): Instant {
  const { from, ms } = offsets;
  let begins = -Infinity;
  for (let index = 0; index < from.length; index++) {
    const ends = from[index + 1] ?? Infinity;
    const at = Math.max(begins, local - (ms[index] ?? 0));
    if (at < ends) return at;
    begins = ends;
  }
  throw new RangeError("a zone has at least one offset");
}
