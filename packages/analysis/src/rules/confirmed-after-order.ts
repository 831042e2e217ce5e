import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { ALL_FAULTS } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const confirmedAfterOrder: RuleOf<"sent"> = {
  id: "confirmed-after-order",
  number: "S21",
  kind: "safety",
  level: "core",
  statement: "A confirmation leaves only after the provider preserved and the hold began.",
  law: [],
  observes: ["sent"],
  holdsUnder: ALL_FAULTS,
  afterEnd: false,
  observer: () => new DurableObserver(),
};

class DurableObserver implements ObserverOf<"sent"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"sent">, line: number, file: RequestFile): void {
    if (record.type !== "confirmation" || record.item === undefined) return;
    this.#finding.checked += 1;
    const { order, began } = file.item(record.item);
    if (order?.record.answer === "preserved" && began !== undefined) return;
    const because =
      began === undefined ? "no hold had begun" : "the provider had not said that it preserved";
    this.#finding.violated(because, record, line, order);
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
