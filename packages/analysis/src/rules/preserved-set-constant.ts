import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { ALL_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const preservedSetConstant: RuleOf<"hold"> = {
  id: "preserved-set-constant",
  number: "S23",
  kind: "safety",
  level: "core",
  statement:
    "What is preserved stays the same from the beginning of the hold to its end, by digest.",
  law: articles("UN-25.2", "BC-16.2"),
  observes: ["hold"],
  holdsUnder: ALL_FAULTS,
  afterEnd: false,
  observer: () => new PreservedSetObserver(),
};

class PreservedSetObserver implements ObserverOf<"hold"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"hold">, line: number, file: RequestFile): void {
    const { began } = file.item(record.item);
    const first = began?.record.digest;
    if (first === undefined || record.digest === undefined) return;
    this.#finding.checked += 1;
    if (record.digest === first) return;
    this.#finding.violated("the preserved set is another one", record, line, began);
  }

  verdict(): Verdict {
    return this.#finding.safety("no hold shows the digest of its set twice");
  }
}
