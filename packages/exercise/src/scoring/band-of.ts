import type { Duration } from "@contactpoint/engine";
import type { Rating } from "../log/index.ts";

/** How far each rating reaches: a latency up to it earns it; beyond all of them it is U. */
export type Bands = Readonly<Record<string, Duration>>;

const RATINGS: readonly Rating[] = ["P", "S", "M", "U"];

/** The better of two comes first. */
export function worseOf(one: Rating, other: Rating): Rating {
  return RATINGS.indexOf(one) > RATINGS.indexOf(other) ? one : other;
}

/**
 * The rating of a latency. Of one that was still open when the exercise ended, only that is known
 * which it had already missed: null while it could still have been any other.
 */
export function bandOf(bands: Bands, latency: Duration, isOpen: boolean): Rating | null {
  for (const rating of RATINGS) {
    const most = bands[rating];
    if (rating === "U" || most === undefined) continue;
    if (latency <= most) return isOpen ? null : rating;
  }
  return "U";
}
