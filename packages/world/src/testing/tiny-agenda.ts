import type { Instant } from "@contactpoint/engine";
import type { Agenda, Happening } from "../agenda.ts";

/** An agenda as short as it can be: a list that is searched for what comes next. */
export class TinyAgenda implements Agenda {
  now: Instant;
  readonly #entries: { readonly due: Instant; readonly happening: Happening }[] = [];

  constructor(now: Instant) {
    this.now = now;
  }

  at(due: Instant, happening: Happening): void {
    if (due < this.now) throw new RangeError(`${due} lies before ${this.now}`);
    const after = this.#entries.findIndex((entry) => entry.due > due);
    this.#entries.splice(after < 0 ? this.#entries.length : after, 0, { due, happening });
  }

  /** Everything due until then, that instant included, happens; the clock stands there afterwards. */
  runUntil(until: Instant): void {
    for (let next = this.#entries[0]; next !== undefined && next.due <= until;) {
      this.#entries.shift();
      this.now = next.due;
      next.happening.happen();
      next = this.#entries[0];
    }
    this.now = until;
  }
}
