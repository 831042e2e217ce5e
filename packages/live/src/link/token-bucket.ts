/**
 * A token bucket that may run into debt: what has been read cannot be unread, so the bucket says
 * how long to stop reading instead of refusing.
 */
export class TokenBucket {
  readonly #rate: number;
  readonly #burst: number;
  #tokens: number;
  #at: number;

  /**
   * @param rate tokens per second, above 0
   * @param burst the most that gather, at least 1; the bucket starts full
   * @param now ms
   */
  constructor(rate: number, burst: number, now: number) {
    this.#rate = rate;
    this.#burst = burst;
    this.#tokens = burst;
    this.#at = now;
  }

  /** Takes one token. @returns ms to wait until the bucket is out of debt; 0 when it is not in debt */
  take(now: number): number {
    const gathered = ((now - this.#at) * this.#rate) / 1_000;
    this.#tokens = Math.min(this.#burst, this.#tokens + gathered) - 1;
    this.#at = now;
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens * 1_000) / this.#rate);
  }
}
