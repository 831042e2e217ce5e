import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { ALL_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

type Observed = "need" | "sent" | "delivered" | "exposed";

export const caseKeptConfidential: RuleOf<Observed> = {
  id: "case-kept-confidential",
  number: "S28",
  kind: "safety",
  level: "core",
  statement:
    "Nothing that the subject or a State that is no party can see names a case: no notice, no log line, no message but to those on its way.",
  law: articles("UN-25.3", "UN-42.3", "BC-16.3", "BC-27.8"),
  observes: ["need", "sent", "delivered", "exposed"],
  holdsUnder: ALL_FAULTS,
  afterEnd: true,
  observer: () => new ExposureObserver(),
};

class ExposureObserver implements ObserverOf<Observed> {
  readonly #finding = new Finding();

  on(record: RecordOf<Observed>, line: number, file: RequestFile): void {
    if (record.kind === "need") this.#finding.checked += 1;
    else if (record.kind === "exposed") {
      const because = `${record.to} sees it by a ${record.means}`;
      this.#finding.violated(because, record, line, file.need);
    } else {
      const reader = record.kind === "sent" ? record.to : record.node;
      const { parties, hubs } = file;
      if (parties.length === 0 || parties.includes(reader) || hubs.includes(reader)) return;
      // The first try tells its own way, and reaches whom it addresses.
      if (record.kind === "sent" && record.type === "request") return;
      this.#finding.violated(`${reader} is no party`, record, line, file.need);
    }
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
