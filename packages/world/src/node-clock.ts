import type { Instant } from "@contactpoint/engine";
import type { ResolvedFault } from "@contactpoint/protocol";

export type ClockFault = Extract<ResolvedFault, { kind: "clock" }>;

/**
 * A contact point's own clock: true but for the faults that strike it now. Their offsets add up; of
 * their drifts the strongest counts, so that no clock stands still.
 */
export class NodeClock {
  readonly #faults = new Map<string, ClockFault>();

  /** A fault begins, or is over: the clock steps. */
  strike(fault: ClockFault, begins: boolean): void {
    if (begins) this.#faults.set(fault.id, fault);
    else this.#faults.delete(fault.id);
  }

  /** What makes it wrong now. */
  get faults(): Iterable<ClockFault> {
    return this.#faults.values();
  }

  /** What it shows at a true instant, as long as no fault begins or ends; it never runs backwards. */
  read(at: Instant): Instant {
    let error = 0;
    let strongest: ClockFault | null = null;
    for (const fault of this.#faults.values()) {
      error += fault.offset;
      if (strongest === null || Math.abs(fault.drift) > Math.abs(strongest.drift))
        strongest = fault;
    }
    if (strongest !== null) error += Math.round(strongest.drift * (at - strongest.from));
    return at + error;
  }

  /** The first true instant from `since` on at which it shows `reading` or more. */
  when(reading: Instant, since: Instant): Instant {
    if (this.#faults.size === 0) return Math.max(reading, since);
    if (this.read(since) >= reading) return since;
    let before = since;
    let step = Math.max(1, reading - this.read(since));
    while (this.read(before + step) < reading) step *= 2;
    let after = before + step;
    while (after - before > 1) {
      const middle = before + Math.floor((after - before) / 2);
      if (this.read(middle) >= reading) after = middle;
      else before = middle;
    }
    return after;
  }
}
