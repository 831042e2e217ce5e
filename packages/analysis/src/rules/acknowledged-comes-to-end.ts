import type { Duration } from "@contactpoint/engine";
import { Finding } from "./finding.ts";
import { livenessBound } from "./liveness-bounds.ts";
import type { LivenessPhase } from "./liveness-phase.ts";
import type { RequestFile } from "./request-file.ts";
import type { JudgeContext, ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const acknowledgedComesToEnd: RuleOf<"delivered"> = {
  id: "acknowledged-comes-to-end",
  number: "L02",
  kind: "liveness",
  level: "core",
  statement:
    "Every acknowledged request reaches a final state at the requesting side, or a preservation that is held, or it visibly waits for a person.",
  law: articles("UN-42.4", "BC-29.3"),
  observes: ["delivered"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: (context) => new EndObserver(context),
};

class EndObserver implements ObserverOf<"delivered"> {
  readonly #finding = new Finding();
  readonly #phase: LivenessPhase;
  readonly #bound: Duration;

  constructor({ phase, scenario }: JudgeContext) {
    this.#phase = phase;
    this.#bound = livenessBound(scenario);
  }

  on(record: RecordOf<"delivered">, _line: number, file: RequestFile): void {
    if (record.type !== "acknowledgement" || file.acknowledged !== undefined) return;
    this.#finding.checked += 1;
  }

  verdict(files: Iterable<RequestFile>): Verdict {
    let open = 0;
    for (const file of files) {
      if (file.acknowledged === undefined || file.requestingFinal !== undefined) continue;
      open += 1;
      this.#check(file);
    }
    return this.#finding.liveness(open, this.#phase);
  }

  #check(file: RequestFile): void {
    const { acknowledged } = file;
    const { end } = this.#phase;
    if (acknowledged === undefined || end === undefined || file.openTasks > 0) return;
    // A hold ends at its own time, and assistance has a rule of its own.
    if (!file.isPursued) return;
    if (!this.#phase.isOverdue(file, acknowledged.record.at, this.#bound)) return;
    this.#finding.violated("nothing moves it any more", end.record, end.line, acknowledged);
  }
}
