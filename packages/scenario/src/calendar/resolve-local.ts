import type { Instant } from "@contactpoint/engine";
import { firstInstantAtOrAfter } from "./first-instant.ts";
import type { LocalTime, ZoneOffsets } from "./zone-offsets.ts";

/** Which of two instants is meant where the clock goes back and shows a time twice. */
export type Fold = "earlier" | "later";

export type LocalResolution =
  | { readonly ok: true; readonly at: Instant }
  /** The clock jumps over this time; `next` is the instant of the jump. */
  | { readonly ok: false; readonly reason: "skipped"; readonly next: Instant }
  /** The clock shows this time twice and no fold was given. */
  | {
      readonly ok: false;
      readonly reason: "repeated";
      readonly earlier: Instant;
      readonly later: Instant;
    }
  /** The offsets begin after this time, so nothing is known of it. */
  | { readonly ok: false; readonly reason: "before-offsets" };

/**
 * The instant of a point in wall time, for points that must mean exactly one instant. A fold is
 * allowed, and without effect, where the time occurs once. Times after the last known change are
 * read with the last offset.
 */
export function resolveLocal(
  offsets: ZoneOffsets,
  local: LocalTime,
  fold: Fold | null = null,
): LocalResolution {
  const [earlier, later] = occurrences(offsets, local);
  if (earlier === undefined) {
    const next = firstInstantAtOrAfter(offsets, local);
    const known = next >= (offsets.from[0] ?? Infinity);
    return known ? { ok: false, reason: "skipped", next } : { ok: false, reason: "before-offsets" };
  }
  if (later === undefined) return { ok: true, at: earlier };
  if (fold === null) return { ok: false, reason: "repeated", earlier, later };
  return { ok: true, at: fold === "earlier" ? earlier : later };
}

function occurrences({ from, ms }: ZoneOffsets, local: LocalTime): Instant[] {
  const found: Instant[] = [];
  for (const [index, begins] of from.entries()) {
    const at = local - (ms[index] ?? 0);
    if (at >= begins && at < (from[index + 1] ?? Infinity)) found.push(at);
  }
  return found;
}
