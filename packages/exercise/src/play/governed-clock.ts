import type { Instant } from "@contactpoint/engine";
import type { HostClock } from "@contactpoint/live";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { FairClock, RunTime } from "../clock/index.ts";

/** The clock of an exercise as its network sees it: fair, and governed by the facilitator. */
export class GovernedClock implements HostClock {
  readonly fair: FairClock;
  readonly runTime: RunTime;
  /** Run time at which it stands for good. */
  readonly limit: number;
  readonly #real: () => number;

  /** As the scenario has it, from where the exercise opens. */
  static of(
    { clock, exercise }: Pick<ResolvedScenario, "clock" | "exercise">,
    opensAt: Instant | undefined,
    real: () => number,
  ): GovernedClock {
    const { rate = 1, owed_rate = 1, owed_budget = 0, ends_within } = exercise ?? {};
    const fair = new FairClock({ start: opensAt ?? clock.start, rate, owed_rate, owed_budget });
    return new GovernedClock(fair, new RunTime(), ends_within ?? Infinity, real);
  }

  /** `real`: real milliseconds since the Unix epoch. */
  constructor(fair: FairClock, runTime: RunTime, limit: number, real: () => number) {
    this.fair = fair;
    this.runTime = runTime;
    this.limit = limit;
    this.#real = real;
  }

  get rate(): number {
    return this.fair.speedAt(this.run);
  }

  /** Run time now. It never passes the limit, however late somebody looks. */
  get run(): number {
    return Math.min(this.limit, this.runTime.at(this.#real()));
  }

  /** The limit is reached, and nobody has said so yet. */
  get isSpent(): boolean {
    return this.runTime.isRunning && this.run >= this.limit;
  }

  now(): Instant {
    return this.fair.at(this.run);
  }

  until(at: Instant): number {
    if (!this.runTime.isRunning) return Infinity;
    const due = this.fair.runAt(at);
    return due > this.limit ? Infinity : Math.max(0, Math.ceil(due - this.run));
  }

  /** The same for a network that waits for nothing; once it is over, it tells where the clock stood. */
  untimed(isOver: () => boolean): HostClock {
    return { rate: 1, now: () => (isOver() ? this.now() : Infinity), until: () => 0 };
  }
}
