/**
 * The only source of time in this room. It measures how long real sockets take; the time of an
 * exercise never passes through here. Tests drive a `ManualTimers` instead of sleeping.
 */
export interface Timers {
  /** Milliseconds on a clock that never goes back; only differences mean anything. */
  now(): number;
  /**
   * Calls `run` once after `delay` milliseconds, unless the returned function is called first.
   * @param delay from 0 to `LONGEST_DELAY_MS`
   * @throws RangeError for another delay
   */
  after(delay: number, run: () => void): CancelTimer;
}

export type CancelTimer = () => void;

/** A day. Above 24.8 days Node fires after 1 ms, so a delay this long is a mistake already. */
export const LONGEST_DELAY_MS = 86_400_000;

/** Real timers, on the monotonic clock so that a set clock of the machine expires nothing. */
export function systemTimers(): Timers {
  return {
    now: () => performance.now(),
    after(delay, run) {
      const handle = setTimeout(run, checkedDelay(delay));
      return () => clearTimeout(handle);
    },
  };
}

/** The delay itself. @throws RangeError when it is not a number from 0 to `LONGEST_DELAY_MS` */
export function checkedDelay(delay: number): number {
  if (!(delay >= 0 && delay <= LONGEST_DELAY_MS)) {
    throw new RangeError(`a delay of ${delay} ms is not within 0 and ${LONGEST_DELAY_MS}`);
  }
  return delay;
}
