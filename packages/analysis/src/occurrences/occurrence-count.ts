import type { JournalRecord, StateRecord } from "@contactpoint/protocol";
import { ClockSkew } from "../rules/clock-skew.ts";
import { kindsOf } from "../rules/fault-watch.ts";
import type { JudgeListener, RuleVerdict } from "../rules/judge.ts";
import { RegisterTruth } from "../rules/register-truth.ts";
import type { RequestFile } from "../rules/request-file.ts";
import type { FaultKind, JudgedScenario, RecordKind } from "../rules/rule.ts";
import type { Occurrence, Watcher } from "./occurrence.ts";
import type { OccurrenceTally } from "./occurrence-tally.ts";
import { transitionName } from "./occurrence-tally.ts";
import { OCCURRENCES } from "./occurrences.ts";

/**
 * Counts what one run comes upon: given to `judge` as a listener, it hears of every record with what
 * is known of its request.
 */
export class OccurrenceCount implements JudgeListener {
  readonly #seats = new Map<RecordKind, Seat[]>();
  readonly #all: readonly Seat[];
  readonly #kinds: ReadonlyMap<string, readonly FaultKind[]>;
  readonly #faults = new Map<string, number>();
  /** By machine, then by the record's own fields, so that no name is made for each record. */
  readonly #transitions = new Map<string, Transition[]>();

  constructor(scenario: JudgedScenario, occurrences: readonly Occurrence[] = OCCURRENCES) {
    const context = { skew: new ClockSkew(scenario), register: new RegisterTruth(scenario) };
    this.#kinds = new Map(scenario.faults.map((fault) => [fault.id, kindsOf(fault)]));
    this.#all = occurrences.map((occurrence) => ({
      occurrence,
      watcher: occurrence.watch(context),
      count: 0,
    }));
    for (const seat of this.#all) {
      for (const kind of seat.occurrence.observes) {
        const seated = this.#seats.get(kind);
        if (seated === undefined) this.#seats.set(kind, [seat]);
        else seated.push(seat);
      }
    }
  }

  on(record: JournalRecord, _line: number, file: RequestFile): void {
    const seats = this.#seats.get(record.kind);
    if (seats !== undefined) {
      for (const seat of seats) if (seat.watcher.occursAt(record, file)) seat.count += 1;
    }
    if (record.kind === "state") this.#moved(record);
    else if (record.kind === "fault" && record.phase === "fired") {
      for (const kind of this.#kinds.get(record.fault) ?? []) {
        this.#faults.set(kind, (this.#faults.get(kind) ?? 0) + 1);
      }
    }
  }

  #moved(record: StateRecord): void {
    let known = this.#transitions.get(record.to);
    if (known === undefined) this.#transitions.set(record.to, (known = []));
    for (const each of known) {
      const { machine, from, event } = each.record;
      if (from === record.from && event === record.event && machine === record.machine) {
        each.count += 1;
        return;
      }
    }
    known.push({ record, count: 1 });
  }

  /** What the run came upon; `verdicts` tell how often the premise of each rule was true. */
  tally(verdicts: readonly RuleVerdict[] = []): OccurrenceTally {
    const transitions = [...this.#transitions.values()].flat();
    return {
      occurrences: new Map(this.#all.map(({ occurrence, count }) => [occurrence.id, count])),
      faults: this.#faults,
      transitions: new Map(transitions.map(({ record, count }) => [transitionName(record), count])),
      premises: new Map(verdicts.map(({ rule, verdict }) => [rule.number, verdict.checked])),
    };
  }
}

interface Seat {
  readonly occurrence: Occurrence;
  readonly watcher: Watcher;
  count: number;
}

interface Transition {
  readonly record: StateRecord;
  count: number;
}
