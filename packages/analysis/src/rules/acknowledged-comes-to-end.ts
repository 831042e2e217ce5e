import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { PASSING_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const acknowledgedComesToEnd: RuleOf<"delivered"> = {
  id: "acknowledged-comes-to-end",
  number: "L02",
  kind: "liveness",
  level: "core",
  statement: "Every acknowledged request reaches a final state at the requesting side.",
  law: articles("UN-42.4", "BC-29.3"),
  observes: ["delivered"],
  holdsUnder: PASSING_FAULTS,
  afterEnd: false,
  observer: () => new EndObserver(),
};

class EndObserver implements ObserverOf<"delivered"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"delivered">, _line: number, file: RequestFile): void {
    if (record.type !== "acknowledgement" || file.acknowledged !== undefined) return;
    this.#finding.checked += 1;
  }

  verdict(files: Iterable<RequestFile>): Verdict {
    let open = 0;
    for (const { acknowledged, requestingFinal } of files) {
      if (acknowledged !== undefined && requestingFinal === undefined) open += 1;
    }
    return this.#finding.liveness(open);
  }
}
