import type { Duration } from "@contactpoint/engine";
import { Finding } from "./finding.ts";
import { livenessBound } from "./liveness-bounds.ts";
import type { LivenessPhase } from "./liveness-phase.ts";
import type { RegisterTruth } from "./register-truth.ts";
import type { RequestFile } from "./request-file.ts";
import type { JudgeContext, ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const requestAcknowledged: RuleOf<"sent"> = {
  id: "request-acknowledged",
  number: "L01",
  kind: "liveness",
  level: "core",
  statement:
    "Every request that was sent is acknowledged, or answered outright, unless the requester withdraws it; whom it reached says something even to a requester who gave up.",
  law: articles("UN-41.4", "BC-35.2"),
  observes: ["sent"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: (context) => new AcknowledgedObserver(context),
};

class AcknowledgedObserver implements ObserverOf<"sent"> {
  readonly #finding = new Finding();
  readonly #phase: LivenessPhase;
  readonly #bound: Duration;
  readonly #register: RegisterTruth;

  constructor({ phase, scenario, register }: JudgeContext) {
    this.#register = register;
    this.#phase = phase;
    this.#bound = livenessBound(scenario);
  }

  on(record: RecordOf<"sent">, _line: number, file: RequestFile): void {
    if (record.type === "request" && file.requestsSent === 0) this.#finding.checked += 1;
  }

  verdict(files: Iterable<RequestFile>): Verdict {
    let open = 0;
    for (const file of files) {
      if (file.requestsSent === 0 || file.heard !== undefined) continue;
      if (file.requestingState === "withdrawn") continue;
      open += 1;
      this.#check(file);
    }
    return this.#finding.liveness(open, this.#phase);
  }

  #check(file: RequestFile): void {
    const { firstSent, delivered } = file;
    const { end } = this.#phase;
    if (firstSent === undefined || end === undefined) return;
    const isSilent =
      delivered !== undefined && !file.hasSpoken && file.requestedFinal === undefined;
    if (!isSilent && file.requestingFinal !== undefined) return;
    if (!this.#phase.isOverdue(file, firstSent.record.at, this.#bound)) return;
    // Nobody writes to who was struck off, nor again once they are back.
    if (this.#register.wasStruckOff(file.parties, firstSent.record.at, end.record.at)) return;
    const because = isSilent
      ? "whom it reached says nothing"
      : "nobody acknowledges it, and no try or end is to come";
    this.#finding.violated(because, end.record, end.line, firstSent, delivered);
  }
}
