import { DAY, HOUR, type Instant } from "@contactpoint/engine";
import type { ResolvedState } from "@contactpoint/protocol";

/** Local time of one State for a caller whose questions mostly ascend in time. */
export class LocalClock {
  readonly #offsets: ResolvedState["offsets"];
  #at = 0;

  constructor(offsets: ResolvedState["offsets"]) {
    this.#offsets = offsets;
  }

  hour(at: Instant): number {
    return Math.floor(modulo(at + this.#offset(at), DAY) / HOUR);
  }

  /** Monday is 0. */
  weekday(at: Instant): number {
    return modulo(Math.floor((at + this.#offset(at)) / DAY) + 3, 7);
  }

  /** The next instant at which the local hour may change: a full hour or a clock change. */
  nextHour(at: Instant): Instant {
    const local = at + this.#offset(at);
    const full = at + HOUR - modulo(local, HOUR);
    const change = this.#offsets.from[this.#at + 1] ?? Infinity;
    return Math.min(full, change);
  }

  #offset(at: Instant): number {
    const { from, ms } = this.#offsets;
    while (this.#at > 0 && (from[this.#at] ?? -Infinity) > at) this.#at--;
    while ((from[this.#at + 1] ?? Infinity) <= at) this.#at++;
    return ms[this.#at] ?? 0;
  }
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
