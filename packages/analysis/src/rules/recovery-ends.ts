import { Finding } from "./finding.ts";
import { RECOVERY_BOUND } from "./liveness-bounds.ts";
import type { LivenessPhase } from "./liveness-phase.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { ALL_FAULTS } from "./rule.ts";
import type { JournalLine, Verdict } from "./verdict.ts";

export const recoveryEnds: RuleOf<"crash"> = {
  id: "recovery-ends",
  number: "L09",
  kind: "liveness",
  level: "core",
  statement:
    "A contact point that was restarted has caught up within an hour (a design choice), whatever its store still held.",
  law: [],
  observes: ["crash"],
  holdsUnder: ALL_FAULTS,
  afterEnd: true,
  observer: ({ phase }) => new RecoveryObserver(phase),
};

type Restart = JournalLine<RecordOf<"crash">>;

class RecoveryObserver implements ObserverOf<"crash"> {
  readonly #finding = new Finding();
  readonly #phase: LivenessPhase;
  readonly #restarts = new Map<string, Restart>();

  constructor(phase: LivenessPhase) {
    this.#phase = phase;
  }

  on(record: RecordOf<"crash">, line: number): void {
    const before = this.#restarts.get(record.node);
    if (record.phase === "restarted") {
      this.#finding.checked += 1;
      this.#restarts.set(record.node, { line, record });
    } else if (before !== undefined) {
      // Who stops again while it recovers has not recovered, but will start anew.
      if (record.phase === "recovered") this.#check(before, { line, record });
      this.#restarts.delete(record.node);
    }
  }

  verdict(): Verdict {
    const { end } = this.#phase;
    if (end !== undefined) for (const restart of this.#restarts.values()) this.#check(restart, end);
    return this.#finding.liveness(this.#restarts.size, this.#phase);
  }

  #check(restart: Restart, seen: JournalLine): void {
    if (!this.#phase.hasAll([restart.record.node])) return;
    const { at } = seen.record;
    if (!this.#phase.contains(at)) return;
    if (this.#phase.since(at, restart.record.at) <= RECOVERY_BOUND) return;
    this.#finding.violated("it did not catch up in time", seen.record, seen.line, restart);
  }
}
