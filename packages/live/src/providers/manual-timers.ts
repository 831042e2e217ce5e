import { CALL_MS_MOST } from "./provider-client.ts";
import type { Timers } from "./timers.ts";

/** Timers of tests: pauses between calls end at once, every other time runs out when told to. */
export class ManualTimers implements Timers {
  /** The pauses that were made, in milliseconds. */
  readonly pauses: number[] = [];
  readonly #waiting = new Set<() => void>();

  after(ms: number, act: () => void): () => void {
    if (ms < CALL_MS_MOST && this.#pausesEnd) {
      this.pauses.push(ms);
      queueMicrotask(act);
      return () => {};
    }
    this.#waiting.add(act);
    return () => this.#waiting.delete(act);
  }

  readonly #pausesEnd: boolean;

  /** @param pausesEnd false: pauses too run out only when told to */
  constructor(pausesEnd = true) {
    this.#pausesEnd = pausesEnd;
  }

  /** Lets all times run out that run now. */
  expire(): void {
    const acts = [...this.#waiting];
    this.#waiting.clear();
    for (const act of acts) act();
  }

  /** How many times run now. */
  get waiting(): number {
    return this.#waiting.size;
  }
}
