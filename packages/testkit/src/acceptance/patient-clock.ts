/**
 * Real time without the moments in which this process did not get round to its work. At a high rate
 * a tenth of a second is hours of an exercise, and what is late then says nothing of the host: so
 * between two turns of the event loop this clock goes on by a few milliseconds at most.
 */
export class PatientClock implements Disposable {
  readonly #real: () => number;
  #shown: number;
  #seen: number;
  #ticking: NodeJS.Timeout | undefined;

  /** It stands still until it is started. @param real milliseconds since the Unix epoch */
  constructor(real: () => number) {
    this.#real = real;
    this.#seen = real();
    this.#shown = this.#seen;
  }

  start(): void {
    this.#seen = this.#real();
    this.#ticking ??= setInterval(() => this.#tick(), TICK_MS);
  }

  /** Milliseconds since the Unix epoch, as real time was when this clock was made. */
  now(): number {
    return this.#ticking === undefined ? this.#shown : this.#shown + this.#sinceTick();
  }

  [Symbol.dispose](): void {
    clearInterval(this.#ticking);
  }

  #tick(): void {
    this.#shown += this.#sinceTick();
    this.#seen = this.#real();
  }

  #sinceTick(): number {
    return Math.min(TICK_MS, Math.max(0, this.#real() - this.#seen));
  }
}

/** How often it looks at real time, and the most by which it goes on from one look to the next. */
const TICK_MS = 5;
