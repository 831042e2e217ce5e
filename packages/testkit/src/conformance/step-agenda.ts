import type { Instant } from "@contactpoint/engine";
import type { Agenda, Happening } from "@contactpoint/world";

interface Entry {
  readonly due: Instant;
  readonly happening: Happening;
}

/** An agenda that goes exactly as far as it is told. */
export class StepAgenda implements Agenda {
  now: Instant;
  readonly #entries: Entry[] = [];

  constructor(start: Instant) {
    this.now = start;
  }

  /** What is still due, in order. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  at(due: Instant, happening: Happening): void {
    const later = this.#entries.findIndex((entry) => entry.due > due);
    this.#entries.splice(later === -1 ? this.#entries.length : later, 0, { due, happening });
  }

  /** Carries out what is due at or before an instant, and lets the clock stand there. */
  passTo(at: Instant): void {
    for (let [next] = this.#entries; next !== undefined && next.due <= at; [next] = this.#entries) {
      this.#entries.shift();
      this.now = Math.max(this.now, next.due);
      next.happening.happen();
    }
    this.now = at;
  }
}
