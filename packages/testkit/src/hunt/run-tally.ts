import type { PublishedTransition } from "@contactpoint/analysis";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import type { Trial } from "../trial/index.ts";
import { type Counts, increase, type Tally } from "./tally.ts";

/** Counts what a batch of runs does and meets, one run after the other. */
export class RunTally {
  readonly #faults = new Map<string, number>();
  readonly #premises = new Map<string, number>();
  readonly #transitions = new Map<string, number>();
  #kinds: ReadonlyMap<string, string> = new Map();
  #runs = 0;
  #events = 0;
  #records = 0;
  #virtual = 0;

  /** A run begins. */
  begin({ faults, clock }: ResolvedScenario): void {
    this.#kinds = new Map(faults.map(({ id, kind }) => [id, kind]));
    this.#runs += 1;
    this.#virtual += clock.end - clock.start;
  }

  add(record: JournalRecord): void {
    if (record.kind === "state") increase(this.#transitions, transitionName(record));
    else if (record.kind === "fault" && record.phase === "fired") {
      increase(this.#faults, this.#kinds.get(record.fault) ?? record.fault);
    }
  }

  /** The run has ended. */
  end({ events, records, verdicts }: Trial): void {
    this.#events += events;
    this.#records += records;
    for (const { rule, verdict } of verdicts) {
      increase(this.#premises, rule.number, verdict.checked);
    }
  }

  sum(): Tally {
    return {
      runs: this.#runs,
      events: this.#events,
      records: this.#records,
      virtual: this.#virtual,
      faults: this.#faults satisfies Counts,
      premises: this.#premises,
      transitions: this.#transitions,
    };
  }
}

/** One name for a transition in journals and in the published table. */
export function transitionName({ machine, from, event, to }: PublishedTransition): string {
  return `${machine}: ${from}, ${event}, ${to}`;
}
