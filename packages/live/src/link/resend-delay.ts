import type { LinkLimits } from "./link-limits.ts";

/**
 * How long to wait before the next attempt: exponential back-off with a cap, of which the share
 * `resend_jitter` is drawn.
 * @param attempt attempts that failed in a row, at least 1
 * @param cap most, ms
 * @param random uniform on [0, 1)
 * @returns whole ms, within (1 - jitter) and 1 times the undisturbed delay
 */
export function resendDelay(
  attempt: number,
  random: () => number,
  limits: LinkLimits,
  cap = limits.resend_cap_ms,
): number {
  const undisturbed = Math.min(cap, limits.resend_base_ms * limits.resend_factor ** (attempt - 1));
  return Math.round(undisturbed * (1 - limits.resend_jitter * random()));
}
