import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const noRefusalAfterConfirmation: RuleOf<"sent" | "hold"> = {
  id: "no-refusal-after-confirmation",
  number: "S15",
  kind: "safety",
  level: "core",
  statement:
    "No refusal follows a confirmed preservation; ending it is a separate act with a reason.",
  law: [],
  observes: ["sent", "hold"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: () => new ConfirmationObserver(),
};

class ConfirmationObserver implements ObserverOf<"sent" | "hold"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"sent" | "hold">, line: number, file: RequestFile): void {
    if (record.kind === "hold") {
      if (record.change !== "released") return;
      this.#finding.checked += 1;
      if ((record.reason ?? "") !== "") return;
      this.#finding.violated("the preservation ends without a reason", record, line);
    } else if (record.type === "confirmation") {
      if (file.confirmation === undefined) this.#finding.checked += 1;
    } else if (record.type === "refusal" && file.confirmation !== undefined) {
      this.#finding.violated("it was confirmed before", record, line, file.confirmation);
    }
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
