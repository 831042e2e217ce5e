import { Finding } from "./finding.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";
import type { JournalLine, Verdict } from "./verdict.ts";

export const auditChained: RuleOf<"audit"> = {
  id: "audit-chained",
  number: "S29",
  kind: "safety",
  level: "core",
  statement:
    "A contact point's audit log only grows: entries are numbered from 1 without gaps, and each bears the digest of the one before, also across a crash and a restart.",
  law: [],
  observes: ["audit"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: true,
  observer: () => new ChainObserver(),
};

class ChainObserver implements ObserverOf<"audit"> {
  readonly #finding = new Finding();
  readonly #last = new Map<string, JournalLine<RecordOf<"audit">>>();

  on(record: RecordOf<"audit">, line: number): void {
    this.#finding.checked += 1;
    const before = this.#last.get(record.node);
    const { sequence = 0, digest = "" } = before?.record ?? {};
    if (record.sequence !== sequence + 1) {
      const because = `entry ${record.sequence} follows ${sequence === 0 ? "none" : `entry ${sequence}`}`;
      this.#finding.violated(because, record, line, before);
    } else if (record.previous !== digest) {
      const because = "it does not bear the digest of the entry before";
      this.#finding.violated(because, record, line, before);
    }
    this.#last.set(record.node, { line, record });
  }

  verdict(): Verdict {
    return this.#finding.safety("no audit log is shown");
  }
}
