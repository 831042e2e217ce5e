import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { PASSING_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const requestAcknowledged: RuleOf<"sent"> = {
  id: "request-acknowledged",
  number: "L01",
  kind: "liveness",
  level: "core",
  statement:
    "Every request that was sent is acknowledged, or answered outright, unless the requester withdraws it.",
  law: articles("UN-41.4", "BC-35.2"),
  observes: ["sent"],
  holdsUnder: PASSING_FAULTS,
  afterEnd: false,
  observer: () => new AcknowledgedObserver(),
};

class AcknowledgedObserver implements ObserverOf<"sent"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"sent">, _line: number, file: RequestFile): void {
    if (record.type === "request" && file.requestsSent === 0) this.#finding.checked += 1;
  }

  verdict(files: Iterable<RequestFile>): Verdict {
    let open = 0;
    for (const { requestsSent, heard, requestingFinal } of files) {
      if (requestsSent === 0 || heard !== undefined) continue;
      if (requestingFinal?.record.kind === "state" && requestingFinal.record.to === "withdrawn") {
        continue;
      }
      open += 1;
    }
    return this.#finding.liveness(open);
  }
}
