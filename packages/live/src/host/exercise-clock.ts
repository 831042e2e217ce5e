import type { Instant } from "@contactpoint/engine";
import type { HostClock } from "./host-clock.ts";

/** How the exercise clock goes. */
export interface ExerciseClockOptions {
  /** Instant of the exercise at which the clock starts. */
  readonly start: Instant;
  /** Real instant, in milliseconds since the Unix epoch, at which it starts. */
  readonly startedAt: number;
  /** Exercise seconds in a real second; `Infinity`: as fast as things can happen. */
  readonly rate: number;
  /** Real milliseconds since the Unix epoch. */
  readonly now: () => number;
}

/** The time of an exercise, which may run faster than real time but never back. */
export class ExerciseClock implements HostClock {
  readonly #options: ExerciseClockOptions;
  #latest: Instant;

  constructor(options: ExerciseClockOptions) {
    this.#options = options;
    this.#latest = options.start;
  }

  get rate(): number {
    return this.#options.rate;
  }

  /** The present of the exercise; `Infinity` where nothing waits for the clock. */
  now(): Instant {
    const { start, startedAt, rate, now } = this.#options;
    if (rate === Infinity) return Infinity;
    const at = start + Math.floor(Math.max(0, now() - startedAt) * rate);
    // The machine's clock may be set back; the exercise then stands still.
    this.#latest = Math.max(this.#latest, at);
    return this.#latest;
  }

  /** Real milliseconds until this instant of the exercise. */
  until(at: Instant): number {
    const { start, startedAt, rate, now } = this.#options;
    if (rate === Infinity) return 0;
    return Math.max(0, Math.ceil((at - start) / rate) - (now() - startedAt));
  }
}
