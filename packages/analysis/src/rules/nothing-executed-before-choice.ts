import { Finding } from "./finding.ts";
import { tellsPrejudice } from "./message-roles.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

type Observed = "task" | "sent" | "order";

export const nothingExecutedBeforeChoice: RuleOf<Observed> = {
  id: "nothing-executed-before-choice",
  number: "S17",
  kind: "safety",
  level: "core",
  statement:
    "If preservation would not secure the data or would harm the investigation, nothing is executed until the requester, told so, chose to go on.",
  law: articles("UN-42.7", "BC-29.6"),
  observes: ["task", "sent", "order"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: () => new PrejudiceObserver(),
};

class PrejudiceObserver implements ObserverOf<Observed> {
  readonly #finding = new Finding();

  on(record: RecordOf<Observed>, line: number, file: RequestFile): void {
    if (record.kind !== "order") {
      if (file.prejudice === undefined && tellsPrejudice(record)) this.#finding.checked += 1;
      return;
    }
    if (record.phase !== "sent" || file.prejudice === undefined) return;
    if (file.withdrawal !== undefined) {
      const because = "the requester had chosen to withdraw";
      this.#finding.violated(because, record, line, file.prejudice, file.withdrawal);
    } else if (file.choice === undefined) {
      this.#finding.violated("the requester had not chosen", record, line, file.prejudice);
    }
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
