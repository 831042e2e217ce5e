import type { Instant } from "@contactpoint/engine";
import type { HostClock } from "./host-clock.ts";

/** Real milliseconds by which something due lags behind the clock; 0 if it is not due yet. */
export function clockLag(clock: HostClock, due: Instant): number {
  return clock.rate === Infinity ? 0 : Math.max(0, clock.now() - due) / clock.rate;
}

/**
 * The instant at which an exercise stopped that did not reach its end. What is due and was not
 * carried out lies after it.
 *
 * @param nextDue of what comes next, or the end of the scenario if that is sooner
 */
export function stoppedAt(clock: HostClock, now: Instant, nextDue: Instant): Instant {
  return clock.rate === Infinity ? now : Math.max(now, Math.min(clock.now(), nextDue));
}
