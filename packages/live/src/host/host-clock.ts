import type { Instant } from "@contactpoint/engine";

/** The clock that a host goes by; somebody else may govern it. */
export interface HostClock {
  /** Exercise seconds in a real second, about; `Infinity`: nothing waits for the clock. */
  readonly rate: number;
  /** The present of the exercise; never less than it was. */
  now(): Instant;
  /** Real milliseconds until this instant, as things stand; `Infinity` while the clock stands. */
  until(at: Instant): number;
}
