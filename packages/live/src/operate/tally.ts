import type { Counter } from "prom-client";

/**
 * One series of a counter as a plain number, handed over to Prometheus only when it asks: counting
 * a frame costs an addition instead of hashing its labels.
 */
export class Tally {
  readonly #counter: Counter;
  readonly #labels: Readonly<Record<string, string>>;
  #pending = 0;

  /** The series shows from the start at 0, so that the first event already shows as an increase. */
  constructor(counter: Counter, labels: Readonly<Record<string, string>>) {
    this.#counter = counter;
    this.#labels = labels;
    counter.inc(labels, 0);
  }

  /** Counts `by` more, an integer of at least 0. */
  inc(by = 1): void {
    this.#pending += by;
  }

  flush(): void {
    this.#counter.inc(this.#labels, this.#pending);
    this.#pending = 0;
  }
}
