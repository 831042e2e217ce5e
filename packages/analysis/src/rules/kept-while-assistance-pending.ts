import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const keptWhileAssistancePending: RuleOf<"hold" | "delivered"> = {
  id: "kept-while-assistance-pending",
  number: "S19",
  kind: "safety",
  level: "core",
  statement:
    "A preservation never lapses while a received request for mutual legal assistance awaits its decision, unless officers who had been asked in time did not renew the order behind it.",
  law: articles("UN-42.8", "BC-29.7"),
  observes: ["hold", "delivered"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: () => new PendingObserver(),
};

class PendingObserver implements ObserverOf<"hold" | "delivered"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"hold" | "delivered">, line: number, file: RequestFile): void {
    if (record.kind === "delivered") {
      if (record.type !== "assistance-request" || file.assistanceRequest !== undefined) return;
      if (file.items.some(({ held }) => held)) this.#finding.checked += 1;
      return;
    }
    const pending = file.assistanceDecision === undefined ? file.assistanceRequest : undefined;
    if (pending === undefined) return;
    if (pending.record.item !== undefined && pending.record.item !== record.item) return;
    // The decision's own release may stand before the message that tells of it.
    const lapses =
      record.change === "lapsed" || (record.change === "released" && record.reason === "expiry");
    if (!lapses || (record.change === "lapsed" && file.item(record.item).renewalWaits)) return;
    this.#finding.violated("assistance was not decided", record, line, pending);
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
