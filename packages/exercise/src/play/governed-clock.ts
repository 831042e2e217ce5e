import type { Instant } from "@contactpoint/engine";
import type { HostClock } from "@contactpoint/live";
import type { FairClock, RunTime } from "../clock/index.ts";

/** The clock of an exercise as its network sees it: fair, and governed by the facilitator. */
export class GovernedClock implements HostClock {
  readonly fair: FairClock;
  readonly runTime: RunTime;
  readonly #real: () => number;

  /** `real`: real milliseconds since the Unix epoch. */
  constructor(fair: FairClock, runTime: RunTime, real: () => number) {
    this.fair = fair;
    this.runTime = runTime;
    this.#real = real;
  }

  get rate(): number {
    return this.fair.speedAt(this.run);
  }

  /** Run time now. */
  get run(): number {
    return this.runTime.at(this.#real());
  }

  now(): Instant {
    return this.fair.at(this.run);
  }

  until(at: Instant): number {
    if (!this.runTime.isRunning) return Infinity;
    return Math.max(0, Math.ceil(this.fair.runAt(at) - this.run));
  }

  /** The same for a network that waits for nothing; once it is over, it tells where the clock stood. */
  untimed(isOver: () => boolean): HostClock {
    return { rate: 1, now: () => (isOver() ? this.now() : Infinity), until: () => 0 };
  }
}
