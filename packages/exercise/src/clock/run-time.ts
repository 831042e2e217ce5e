/**
 * Real time while an exercise runs, in milliseconds: it stands while the exercise is paused, or
 * while the service was down, so that nothing needs to be subtracted afterwards.
 */
export class RunTime {
  #ran = 0;
  /** Real instant since which it runs; null while it stands. */
  #since: number | null = null;

  get isRunning(): boolean {
    return this.#since !== null;
  }

  /** The count at this real instant. A machine's clock that was set back counts as standing. */
  at(real: number): number {
    return this.#since === null ? this.#ran : this.#ran + Math.max(0, real - this.#since);
  }

  /** Stands at a count that an earlier life of the service had reached. */
  restore(ran: number): void {
    this.#ran = ran;
    this.#since = null;
  }

  start(real: number): void {
    this.#since ??= real;
  }

  stop(real: number): void {
    this.#ran = this.at(real);
    this.#since = null;
  }
}
