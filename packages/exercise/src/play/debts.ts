import type { Instant } from "@contactpoint/engine";
import type { PersonsWork, World } from "@contactpoint/world";
import type { ClockDesk } from "./clock-desk.ts";
import type { ForecastDesk } from "./forecast-desk.ts";
import type { GovernedClock } from "./governed-clock.ts";
import type { TaskDesk } from "./task-desk.ts";

/** Whoever has to hear of a debt. */
interface DebtDesks {
  readonly clock: GovernedClock;
  readonly clockDesk: ClockDesk;
  readonly tasks: TaskDesk;
  readonly forecast: ForecastDesk;
}

/** What somebody has to do before the clock may run on: told to the clock, and to who shows it. */
export class Debts {
  readonly #desks: DebtDesks;

  constructor(desks: DebtDesks) {
    this.#desks = desks;
  }

  /** A task waits for somebody. */
  asked(work: PersonsWork): void {
    this.#desks.tasks.asked(work);
    this.owe(work.id, work.asked_at);
  }

  /** Nobody has to do it any more; `run` is the last run time that is known, `now` the present. */
  gone(work: PersonsWork, run: number, now: Instant): void {
    const { clock, clockDesk, tasks } = this.#desks;
    tasks.gone(work);
    const at = Math.max(run, clock.fair.runAt(now));
    clock.fair.settle(at, work.id);
    clockDesk.show(at);
  }

  /** Machines play a State from now on: they do the tasks, and read no inject. */
  leave(state: string, run: number, { people, now }: World): void {
    people?.leave(state);
    const { clock, clockDesk } = this.#desks;
    const at = Math.max(run, clock.fair.runAt(now));
    clock.fair.settleAll(at, state);
    clockDesk.show(at);
  }

  owe(id: string, since: Instant): void {
    const { clock, clockDesk, forecast } = this.#desks;
    clock.fair.owe(id, since);
    const run = clock.fair.runAt(since);
    forecast.owed(id, run);
    clockDesk.show(run);
  }

  /** Somebody has done it. */
  pay(id: string, run: number): void {
    this.#desks.forecast.paid(id, run);
    this.#desks.clock.fair.settle(run, id);
  }
}
