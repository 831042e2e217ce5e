import type { Duration, Instant } from "@contactpoint/engine";

/** How an exercise clock goes. */
export interface ClockTerms {
  /** Where it begins. */
  readonly start: Instant;
  /** Exercise milliseconds in a millisecond of run time while nobody owes an answer; above 0. */
  readonly rate: number;
  /** The same while somebody does; a rate below it stays as it is. */
  readonly owed_rate: number;
  /** Run time for which one debt slows the clock. */
  readonly owed_budget: Duration;
}

/** A step that is owed by a person. */
export interface Debt {
  readonly id: string;
  readonly since: Instant;
  /** Run time at which it began. */
  readonly since_run: number;
  /** True while it still slows the clock: its budget is not spent. */
  readonly slows: boolean;
}

/**
 * The clock of an exercise: fast while nobody owes an answer, slow while a person does, and fast
 * again once a debt has used up its budget, so that one absent person cannot stop twenty. It goes
 * by run time, which stands in pauses. A pure function of what it was told: acts and debts in the
 * order in which they came give the same clock again after a restart.
 *
 * The change of speed is atomic with the happening that makes a debt: the host carries out what is
 * due before `at` the run time of an act, and tells debts at the exercise instants of their causes.
 */
export class FairClock {
  /** Run time for which one debt slows it. */
  readonly budget: Duration;
  readonly #owedRate: number;
  #rate: number;
  /** The facilitator has set debts aside. */
  #overrides = false;
  /** It leaps to this instant, or to the first debt on the way. */
  #leapTo: Instant = -Infinity;
  /** A point of the line: the exercise at this instant was at this run time. */
  #exercise: number;
  #run = 0;
  readonly #debts = new Map<string, { readonly since: Instant; readonly since_run: number }>();

  constructor({ start, rate, owed_rate, owed_budget }: ClockTerms) {
    this.#exercise = start;
    this.#rate = positive(rate);
    this.#owedRate = positive(owed_rate);
    this.budget = owed_budget;
  }

  /** Exercise instant at a run time, not before that of the last act. */
  at(run: number): Instant {
    let exercise = Math.max(this.#exercise, this.#leapTo);
    let from = this.#run;
    while (from < run) {
      const until = Math.min(run, this.#changeAfter(from));
      exercise += (until - from) * this.speedAt(from);
      from = until;
    }
    return Math.floor(exercise);
  }

  /** Run time at which the clock reaches an instant; that of the last act if it has. */
  runAt(instant: Instant): number {
    let exercise = Math.max(this.#exercise, this.#leapTo);
    let from = this.#run;
    for (;;) {
      const speed = this.speedAt(from);
      const reached = from + Math.max(0, instant - exercise) / speed;
      const until = this.#changeAfter(from);
      if (reached <= until) return reached;
      exercise += (until - from) * speed;
      from = until;
    }
  }

  /** Exercise milliseconds in a millisecond of run time. */
  speedAt(run: number): number {
    const owed = !this.#overrides && this.#slowsAt(run);
    return owed ? Math.min(this.#rate, this.#owedRate) : this.#rate;
  }

  setRate(run: number, rate: number): void {
    this.#stand(run);
    this.#rate = positive(rate);
  }

  /** Whether debts are set aside. */
  override(run: number, overrides: boolean): void {
    this.#stand(run);
    this.#overrides = overrides;
  }

  /** Leaps forward; what lies between is carried out at once. A RangeError if it would lead back. */
  leap(run: number, to: Instant): void {
    if (to < this.at(run)) throw new RangeError("an exercise clock never goes back");
    this.#stand(run);
    this.#leapTo = to;
  }

  /** Something reached a person's desk at this instant, and waits for a step. */
  owe(id: string, since: Instant): void {
    const run = this.runAt(since);
    this.#exercise = Math.max(this.#exercise, since);
    this.#run = run;
    this.#leapTo = -Infinity;
    this.#debts.set(id, { since, since_run: run });
  }

  /** The step was done, or passed on. */
  settle(run: number, id: string): void {
    this.#stand(run);
    this.#debts.delete(id);
  }

  /** Nobody at a State, whose name their ids begin with, owes anything any more. */
  settleAll(run: number, state: string): void {
    this.#stand(run);
    for (const id of this.#debts.keys()) if (id.startsWith(`${state}/`)) this.#debts.delete(id);
  }

  /** Who holds the clock, longest first. */
  debts(run: number): readonly Debt[] {
    return [...this.#debts].map(([id, debt]) => ({
      id,
      ...debt,
      slows: run < debt.since_run + this.budget,
    }));
  }

  #slowsAt(run: number): boolean {
    for (const { since_run } of this.#debts.values())
      if (run < since_run + this.budget) return true;
    return false;
  }

  /** The next run time at which a budget is spent. */
  #changeAfter(run: number): number {
    let next = Infinity;
    for (const { since_run } of this.#debts.values()) {
      const spent = since_run + this.budget;
      if (spent > run && spent < next) next = spent;
    }
    return next;
  }

  /** Whatever changes from now on, the past stays as it was. */
  #stand(run: number): void {
    const at = this.at(run);
    this.#exercise = at;
    this.#run = Math.max(this.#run, run);
    this.#leapTo = -Infinity;
  }
}

function positive(rate: number): number {
  if (Number.isFinite(rate) && rate > 0) return rate;
  throw new RangeError(`a clock's rate is above 0 and finite, not ${rate}`);
}
