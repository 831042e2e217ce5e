/**
 * Real time while an exercise runs, in milliseconds: it stands while the exercise is paused, or
 * while the service was down, so that nothing needs to be subtracted afterwards.
 */
export class RunTime {
  #ran: number;
  /** Real instant since which it runs; null while it stands. */
  #since: number | null = null;

  /** `ran`: what an earlier life of the service had counted. */
  constructor(ran = 0) {
    this.#ran = ran;
  }

  get isRunning(): boolean {
    return this.#since !== null;
  }

  /** The count at this real instant. A machine's clock that was set back counts as standing. */
  at(real: number): number {
    return this.#since === null ? this.#ran : this.#ran + Math.max(0, real - this.#since);
  }

  start(real: number): void {
    this.#since ??= real;
  }

  stop(real: number): void {
    this.#ran = this.at(real);
    this.#since = null;
  }
}
