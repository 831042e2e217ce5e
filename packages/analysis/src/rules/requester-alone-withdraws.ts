import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const requesterAloneWithdraws: RuleOf<"sent" | "hold"> = {
  id: "requester-alone-withdraws",
  number: "S16",
  kind: "safety",
  level: "core",
  statement:
    "Only the original requester withdraws or extends, and a hold is extended or withdrawn only when such a message had arrived.",
  law: articles("UN-42.9"),
  observes: ["sent", "hold"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: () => new RequesterObserver(),
};

class RequesterObserver implements ObserverOf<"sent" | "hold"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"sent" | "hold">, line: number, file: RequestFile): void {
    if (record.kind === "hold") this.#onHold(record, line, file);
    else if (record.type === "withdrawal" || record.type === "extension-request") {
      this.#finding.checked += 1;
      const { need } = file;
      if (need === undefined || need.record.from === record.from) return;
      this.#finding.violated(`${need.record.from} is the requester`, record, line, need);
    }
  }

  #onHold(record: RecordOf<"hold">, line: number, file: RequestFile): void {
    if (record.change === "extended") {
      this.#finding.checked += 1;
      if (file.extensionRequest !== undefined) return;
      this.#finding.violated("no extension request had arrived", record, line);
    } else if (record.change === "released" && record.reason === "withdrawal") {
      this.#finding.checked += 1;
      if (file.withdrawal !== undefined) return;
      this.#finding.violated("no withdrawal had arrived", record, line);
    }
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
