import { Finding } from "./finding.ts";
import { isFinal } from "./message-roles.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";
import type { JournalLine, Verdict } from "./verdict.ts";

export const oneFinalState: RuleOf<"state"> = {
  id: "one-final-state",
  number: "S11",
  kind: "safety",
  level: "core",
  statement:
    "Each side of a request, and each item's hold, reaches at most one final state, and final states absorb.",
  law: [],
  observes: ["state"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: true,
  observer: () => new FinalObserver(),
};

class FinalObserver implements ObserverOf<"state"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"state">, line: number, file: RequestFile): void {
    if (record.machine === "desk") return;
    if (isFinal(record.machine, record.to)) this.#finding.checked += 1;
    const final = finalOf(record, file);
    if (final === undefined && !isFinal(record.machine, record.from)) return;
    this.#finding.violated("the state before was final", record, line, final);
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}

function finalOf(record: RecordOf<"state">, file: RequestFile): JournalLine | undefined {
  if (record.machine === "requesting") return file.requestingFinal;
  if (record.machine === "requested") return file.requestedFinal;
  return record.item === undefined ? undefined : file.item(record.item).final;
}
