import { OccurrenceCount, type OccurrenceTally } from "@contactpoint/analysis";
import type { ResolvedScenario } from "@contactpoint/protocol";
import type { Trial } from "../trial/index.ts";
import type { Tally } from "./tally.ts";

/** Counts what a batch of runs does and comes upon, one run after the other. */
export class RunTally {
  #runs = 0;
  #events = 0;
  #records = 0;
  #virtual = 0;
  readonly #occurrences = new Map<string, number>();
  readonly #faults = new Map<string, number>();
  readonly #transitions = new Map<string, number>();
  readonly #premises = new Map<string, number>();

  /** What a run's judge must have as its listener. */
  counterOf(scenario: ResolvedScenario): OccurrenceCount {
    return new OccurrenceCount(scenario);
  }

  add({ scenario, verdicts, events, records }: Trial, counter: OccurrenceCount): void {
    const { start, end } = scenario.clock;
    this.#runs += 1;
    this.#events += events;
    this.#records += records;
    this.#virtual += end - start;
    const met = counter.tally(verdicts);
    increase(this.#occurrences, met.occurrences);
    increase(this.#faults, met.faults);
    increase(this.#transitions, met.transitions);
    increase(this.#premises, met.premises);
  }

  sum(): Tally {
    return {
      runs: this.#runs,
      events: this.#events,
      records: this.#records,
      virtual: this.#virtual,
      occurrences: this.#occurrences,
      faults: this.#faults,
      transitions: this.#transitions,
      premises: this.#premises,
    };
  }
}

/** In place: a batch has many runs. */
function increase(sum: Map<string, number>, by: OccurrenceTally["faults"]): void {
  for (const [key, count] of by) sum.set(key, (sum.get(key) ?? 0) + count);
}
