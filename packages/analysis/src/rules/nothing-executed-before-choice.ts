import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { ALL_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const nothingExecutedBeforeChoice: RuleOf<"task" | "order"> = {
  id: "nothing-executed-before-choice",
  number: "S17",
  kind: "safety",
  level: "core",
  statement:
    "If preservation would not secure the data or would harm the investigation, nothing is executed until the requester, told so, chose to go on.",
  law: articles("UN-42.7", "BC-29.6"),
  observes: ["task", "order"],
  holdsUnder: ALL_FAULTS,
  afterEnd: false,
  observer: () => new PrejudiceObserver(),
};

class PrejudiceObserver implements ObserverOf<"task" | "order"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"task" | "order">, line: number, file: RequestFile): void {
    if (record.kind === "task") {
      if (record.task === "review" && record.result === "prejudice") this.#finding.checked += 1;
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
