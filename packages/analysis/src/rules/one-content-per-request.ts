import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const oneContentPerRequest: RuleOf<"delivered" | "rejected"> = {
  id: "one-content-per-request",
  number: "S03",
  kind: "safety",
  level: "core",
  statement:
    "The id of a request stands for one content, by its digest: what bears the same id and says something else is turned away, not taken in.",
  law: [],
  observes: ["delivered", "rejected"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: () => new ContentObserver(),
};

class ContentObserver implements ObserverOf<"delivered" | "rejected"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"delivered" | "rejected">, line: number, file: RequestFile): void {
    if (record.kind === "rejected") {
      if (record.error === "request-id-reused") this.#finding.checked += 1;
      return;
    }
    if (record.type !== "request" || record.digest === undefined) return;
    this.#finding.checked += 1;
    const first = file.delivered;
    if (first === undefined || first.record.node !== record.node) return;
    if (first.record.digest === undefined || first.record.digest === record.digest) return;
    this.#finding.violated("it says something else than the request did", record, line, first);
  }

  verdict(): Verdict {
    return this.#finding.safety("no request shows its digest, and none was turned away for it");
  }
}
