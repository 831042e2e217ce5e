import { Finding } from "./finding.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { ALL_FAULTS } from "./rule.ts";
import type { JournalLine, Verdict } from "./verdict.ts";

type Change = "state" | "order" | "hold" | "sent" | "crash";
type Observed = "rejected" | Change;

export const badInputChangesNothing: RuleOf<Observed> = {
  id: "bad-input-changes-nothing",
  number: "S08",
  kind: "safety",
  level: "core",
  statement:
    "Input that is turned away (malformed, oversize, of an unknown version, contradictory) changes nothing but the audit log: nothing moves, is ordered, held or said for it, and nobody stops over it.",
  law: [],
  observes: ["rejected", "state", "order", "hold", "sent", "crash"],
  holdsUnder: ALL_FAULTS,
  afterEnd: true,
  observer: () => new BadInputObserver(),
};

class BadInputObserver implements ObserverOf<Observed> {
  readonly #finding = new Finding();
  /** What was turned away at this instant. */
  readonly #rejected: JournalLine<RecordOf<"rejected">>[] = [];

  on(record: RecordOf<Observed>, line: number): void {
    if (record.kind === "rejected") {
      this.#finding.checked += 1;
      if (this.#rejected[0]?.record.at !== record.at) this.#rejected.length = 0;
      this.#rejected.push({ line, record });
      return;
    }
    if (this.#rejected.length === 0) return;
    if (this.#rejected[0]?.record.at !== record.at) {
      this.#rejected.length = 0;
      return;
    }
    const cause = this.#rejected.find(({ record: rejected }) => followsFrom(record, rejected));
    if (cause === undefined) return;
    this.#finding.violated("what was turned away had an effect", record, line, cause);
  }

  verdict(): Verdict {
    return this.#finding.safety("nothing was turned away");
  }
}

function followsFrom(record: RecordOf<Change>, rejected: RecordOf<"rejected">): boolean {
  const node = record.kind === "sent" ? record.from : record.node;
  if (node !== rejected.node) return false;
  if (record.kind === "crash") return record.phase === "crashed" && record.point === undefined;
  if (record.kind === "sent" && record.cause === rejected.message) return true;
  return rejected.request !== undefined && record.request === rejected.request;
}
