import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const confirmedAfterOrder: RuleOf<"sent" | "state"> = {
  id: "confirmed-after-order",
  number: "S21",
  kind: "safety",
  level: "core",
  statement:
    "A confirmation leaves only after the provider preserved and the hold began; behind it, also after a crash, the contact point stands where it confirmed or further.",
  law: [],
  observes: ["sent", "state"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: () => new DurableObserver(),
};

/** Where a hold stands that has preserved nothing. */
const UNPRESERVED: ReadonlySet<string> = new Set([
  "authorising",
  "awaiting-authority",
  "ordered",
  "retrying",
]);

class DurableObserver implements ObserverOf<"sent" | "state"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"sent" | "state">, line: number, file: RequestFile): void {
    if (record.kind === "state") return this.#onState(record, line, file);
    if (record.type !== "confirmation" || record.item === undefined) return;
    this.#finding.checked += 1;
    const { order, began } = file.item(record.item);
    if (order?.record.answer === "preserved" && began !== undefined) return;
    const because =
      began === undefined ? "no hold had begun" : "the provider had not said that it preserved";
    this.#finding.violated(because, record, line, order);
  }

  #onState(record: RecordOf<"state">, line: number, file: RequestFile): void {
    if (record.machine !== "hold" || record.item === undefined) return;
    const { answer } = file.item(record.item);
    if (answer?.record.type !== "confirmation" || !UNPRESERVED.has(record.to)) return;
    this.#finding.violated("it is back where nothing was preserved", record, line, answer);
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
