import type { Duration, Instant } from "@contactpoint/engine";
import { FairClock, type ClockTerms } from "../clock/index.ts";
import type { PersonsStep } from "./steps-of-people.ts";

export interface ForecastTerms extends ClockTerms {
  /** Where the exercise ends. */
  readonly end: Instant;
  /** Real time that a person needs for a step; above 0. Infinity: nobody ever does one. */
  readonly stepTime: Duration;
  /** How many people play each State, at least one. */
  readonly peopleOf: ReadonlyMap<string, number>;
}

/** When a step is paid, and by which count of run time. */
interface Payment {
  readonly id: string;
  readonly run: number;
}

/**
 * Real time that an exercise takes, without pauses, if people owe these steps: each State's people
 * take them one after another, the oldest first, and the clock is slow meanwhile as `FairClock` has
 * it. Steps of States that nobody plays, and those at the end or later, count for nothing.
 */
export function forecastLength(
  steps: readonly Pick<PersonsStep, "id" | "state" | "since">[],
  terms: ForecastTerms,
): Duration {
  const clock = new FairClock(terms);
  const free = new Map(
    [...terms.peopleOf].map(([state, people]) => [state, Array.from({ length: people }, () => 0)]),
  );
  const payments: Payment[] = [];
  const settleUntil = (due: () => number): void => {
    for (let next = payments[0]; next !== undefined && next.run <= due(); next = payments[0]) {
      payments.shift();
      clock.settle(next.run, next.id);
    }
  };
  for (const { id, state, since } of steps.toSorted((a, b) => a.since - b.since)) {
    const people = free.get(state);
    if (people === undefined || since >= terms.end) continue;
    settleUntil(() => clock.runAt(since));
    const run = clock.runAt(since);
    clock.owe(id, since);
    const first = people.indexOf(Math.min(...people));
    const done = Math.max(people[first] ?? 0, run) + terms.stepTime;
    people[first] = done;
    enter(payments, { id, run: done });
  }
  settleUntil(() => clock.runAt(terms.end));
  return clock.runAt(terms.end);
}

/** Keeps the list in the order of payment. */
function enter(payments: Payment[], payment: Payment): void {
  const later = payments.findIndex(({ run }) => run > payment.run);
  payments.splice(later < 0 ? payments.length : later, 0, payment);
}
