import { checkedDelay } from "./timers.ts";
import type { CancelTimer, Timers } from "./timers.ts";

interface Pending {
  readonly due: number;
  readonly run: () => void;
}

/** Timers for tests: time stands still until `advance` moves it. */
export class ManualTimers implements Timers {
  #now = 0;
  readonly #pending = new Set<Pending>();

  now(): number {
    return this.#now;
  }

  after(delay: number, run: () => void): CancelTimer {
    const pending = { due: this.#now + checkedDelay(delay), run };
    this.#pending.add(pending);
    return () => this.#pending.delete(pending);
  }

  /** How many timers are set: zero after everything was closed, or something leaks. */
  get size(): number {
    return this.#pending.size;
  }

  /** Moves time by `span` ms and runs what falls due in between, earliest first. */
  advance(span: number): void {
    const end = this.#now + span;
    for (let next = this.#earliest(end); next !== undefined; next = this.#earliest(end)) {
      this.#pending.delete(next);
      this.#now = next.due;
      next.run();
    }
    this.#now = end;
  }

  #earliest(end: number): Pending | undefined {
    let earliest: Pending | undefined;
    for (const pending of this.#pending) {
      if (pending.due <= end && (earliest === undefined || pending.due < earliest.due)) {
        earliest = pending;
      }
    }
    return earliest;
  }
}
