import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const oneOrderPerItem: RuleOf<"order"> = {
  id: "one-order-per-item",
  number: "S04",
  kind: "safety",
  level: "core",
  statement:
    "However often a request is delivered, it has at most one effect: no second order for an item leaves unless the provider failed or refused to carry out the first.",
  law: [],
  observes: ["order"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: () => new OrderObserver(),
};

class OrderObserver implements ObserverOf<"order"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"order">, line: number, file: RequestFile): void {
    if (record.phase !== "sent") return;
    this.#finding.checked += 1;
    const before = file.item(record.item).order;
    if (before === undefined) return;
    const { answer } = before.record;
    if (answer === "failed" || answer === "refused") return;
    const because =
      before.record.phase === "sent"
        ? "an order for the item was under way"
        : "the provider had answered an order for the item";
    this.#finding.violated(because, record, line, before);
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
