/** What waits in real time. */
export interface Timers {
  /** Does something after so many milliseconds, unless the function returned is called first. */
  after(ms: number, act: () => void): () => void;
}

/** The timers of the machine. */
export const REAL_TIMERS: Timers = {
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};
