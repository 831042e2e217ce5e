import { Finding } from "./finding.ts";
import { PERSON_BOUND } from "./liveness-bounds.ts";
import type { LivenessPhase } from "./liveness-phase.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const assistanceDecided: RuleOf<"delivered"> = {
  id: "assistance-decided",
  number: "L04",
  kind: "liveness",
  level: "core",
  statement:
    "Every received assistance request is decided, or the preservation goes on, unless officers who had been asked in time did not renew the order behind it.",
  law: articles("UN-42.8", "BC-29.7"),
  observes: ["delivered"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: true,
  observer: ({ phase }) => new AssistanceObserver(phase),
};

class AssistanceObserver implements ObserverOf<"delivered"> {
  readonly #finding = new Finding();
  readonly #phase: LivenessPhase;

  constructor(phase: LivenessPhase) {
    this.#phase = phase;
  }

  on(record: RecordOf<"delivered">, _line: number, file: RequestFile): void {
    if (record.type !== "assistance-request" || file.assistanceRequest !== undefined) return;
    this.#finding.checked += 1;
  }

  verdict(files: Iterable<RequestFile>): Verdict {
    let open = 0;
    for (const file of files) {
      if (file.assistanceRequest === undefined || file.assistanceDecision !== undefined) continue;
      if (file.ranOutAtDesk || file.items.some(({ held }) => held)) continue;
      open += 1;
      this.#check(file);
    }
    return this.#finding.liveness(open, this.#phase);
  }

  #check(file: RequestFile): void {
    const { assistanceRequest, requestedFinal } = file;
    const { end } = this.#phase;
    if (assistanceRequest === undefined || end === undefined) return;
    // Who asks after the end is told that nothing is held any more.
    if (requestedFinal !== undefined && requestedFinal.line < assistanceRequest.line) return;
    if (!this.#phase.isOverdue(file, assistanceRequest.record.at, PERSON_BOUND)) return;
    const because = "it is not decided, and nothing is held";
    this.#finding.violated(because, end.record, end.line, assistanceRequest);
  }
}
