import type { Duration } from "@contactpoint/engine";

/** Of all time, at most this share goes into what is throttled. */
const SHARE = 1 / 20;

/** Lets something be done now and then: not more often than every so often, nor if it takes long. */
export class Throttle {
  readonly #every: Duration;
  readonly #now: () => number;
  #next = -Infinity;
  /** Before this it is not done again, whoever hurries. */
  #soonest = -Infinity;

  /** `every` and `now` in real milliseconds. */
  constructor(every: Duration, now: () => number) {
    this.#every = every;
    this.#now = now;
  }

  /** The next time it may be done as soon as it is affordable. */
  hurry(): void {
    this.#next = this.#soonest;
  }

  maybe(act: () => void): void {
    const began = this.#now();
    if (began < this.#next) return;
    act();
    const ended = this.#now();
    this.#soonest = ended + (ended - began) / SHARE;
    this.#next = Math.max(began + this.#every, this.#soonest);
  }
}
