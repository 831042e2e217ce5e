import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const acknowledgedAfterRequest: RuleOf<"sent" | "delivered"> = {
  id: "acknowledged-after-request",
  number: "S01",
  kind: "safety",
  level: "core",
  statement:
    "An acknowledgement comes causally after its request: it answers a message that had arrived at its author, and arrives only after it was sent.",
  law: [],
  observes: ["sent", "delivered"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: () => new AcknowledgementObserver(),
};

class AcknowledgementObserver implements ObserverOf<"sent" | "delivered"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"sent" | "delivered">, line: number, file: RequestFile): void {
    if (record.type !== "acknowledgement") return;
    this.#finding.checked += 1;
    if (record.kind === "delivered") {
      if (file.acknowledgements.includes(record.message)) return;
      this.#finding.violated("the acknowledgement arrives before it was sent", record, line);
      return;
    }
    const { cause } = record;
    if (cause === undefined ? file.delivered !== undefined : file.arrivals.includes(cause)) return;
    this.#finding.violated("what it answers had not arrived at its author", record, line);
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
