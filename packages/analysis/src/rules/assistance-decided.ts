import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { PASSING_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const assistanceDecided: RuleOf<"delivered"> = {
  id: "assistance-decided",
  number: "L04",
  kind: "liveness",
  level: "core",
  statement: "Every received assistance request is decided, or the preservation goes on.",
  law: articles("UN-42.8", "BC-29.7"),
  observes: ["delivered"],
  holdsUnder: PASSING_FAULTS,
  afterEnd: true,
  observer: () => new AssistanceObserver(),
};

class AssistanceObserver implements ObserverOf<"delivered"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"delivered">, _line: number, file: RequestFile): void {
    if (record.type !== "assistance-request" || file.assistanceRequest !== undefined) return;
    this.#finding.checked += 1;
  }

  verdict(files: Iterable<RequestFile>): Verdict {
    let open = 0;
    for (const file of files) {
      if (file.assistanceRequest === undefined || file.assistanceDecision !== undefined) continue;
      if (!file.items.some(({ held }) => held)) open += 1;
    }
    return this.#finding.liveness(open);
  }
}
