import type { Instant } from "@contactpoint/engine";
import type { ResolvedHours } from "@contactpoint/protocol";

/** The first instant at or after `at` at which somebody is there; null hours mean at any hour. `Infinity` after the last opening. */
export function nextOpening(hours: ResolvedHours | null, at: Instant): Instant {
  if (hours === null) return at;
  // The first closing after `at`; closings stand at odd places.
  let low = 0;
  let high = hours.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hours[2 * middle + 1] ?? Infinity) > at) high = middle;
    else low = middle + 1;
  }
  return Math.max(at, hours[2 * low] ?? Infinity);
}
