import type { Instant } from "@contactpoint/engine";
import type { ClockDesk } from "./clock-desk.ts";
import type { ForecastDesk } from "./forecast-desk.ts";
import type { GovernedClock } from "./governed-clock.ts";

/** What somebody has to do before the clock may run on: told to the clock, and to who shows it. */
export class Debts {
  readonly #clock: GovernedClock;
  readonly #clockDesk: ClockDesk;
  readonly #forecast: ForecastDesk;

  constructor(clock: GovernedClock, clockDesk: ClockDesk, forecast: ForecastDesk) {
    this.#clock = clock;
    this.#clockDesk = clockDesk;
    this.#forecast = forecast;
  }

  owe(id: string, since: Instant): void {
    const { fair } = this.#clock;
    fair.owe(id, since);
    const run = fair.runAt(since);
    this.#forecast.owed(id, run);
    this.#clockDesk.show(run);
  }

  /** Somebody has done it. */
  pay(id: string, run: number): void {
    this.#forecast.paid(id, run);
    this.#clock.fair.settle(run, id);
  }

  /** Nobody has to do it any more; `run` is the last run time that is known, `now` the present. */
  drop(id: string, run: number, now: Instant): void {
    const { fair } = this.#clock;
    const at = Math.max(run, fair.runAt(now));
    fair.settle(at, id);
    this.#clockDesk.show(at);
  }
}
