import { Finding } from "./finding.ts";
import { FROM_REQUESTED_SIDE } from "./message-roles.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { ALL_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const answeredOnRequest: RuleOf<"sent" | "order"> = {
  id: "answered-on-request",
  number: "S02",
  kind: "safety",
  level: "core",
  statement:
    "No response, order or disclosure exists without a request that had reached the responder, be it a hub on the way.",
  law: articles("UN-42.1", "BC-29.1"),
  observes: ["sent", "order"],
  holdsUnder: ALL_FAULTS,
  afterEnd: true,
  observer: () => new ResponseObserver(),
};

class ResponseObserver implements ObserverOf<"sent" | "order"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"sent" | "order">, line: number, file: RequestFile): void {
    if (record.kind === "sent" && !FROM_REQUESTED_SIDE.has(record.type)) return;
    if (record.kind === "order" && record.phase !== "sent") return;
    this.#finding.checked += 1;
    const responder = record.kind === "sent" ? record.from : record.node;
    if (file.delivered?.record.node === responder || file.hubs.includes(responder)) return;
    this.#finding.violated("the request had not reached the responder", record, line);
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
