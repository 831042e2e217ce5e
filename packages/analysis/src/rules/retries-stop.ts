import type { Duration } from "@contactpoint/engine";
import { Finding } from "./finding.ts";
import { livenessBound } from "./liveness-bounds.ts";
import type { LivenessPhase } from "./liveness-phase.ts";
import type { RequestFile } from "./request-file.ts";
import type { JudgeContext, ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const retriesStop: RuleOf<"sent"> = {
  id: "retries-stop",
  number: "L08",
  kind: "liveness",
  level: "core",
  statement:
    "Tries and status queries stop: none leaves for a request that has not moved since all of them were to be over, unless it waits for a person.",
  law: [],
  observes: ["sent"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: true,
  observer: (context) => new RetryObserver(context),
};

class RetryObserver implements ObserverOf<"sent"> {
  readonly #finding = new Finding();
  readonly #phase: LivenessPhase;
  readonly #bound: Duration;

  constructor({ phase, scenario }: JudgeContext) {
    this.#phase = phase;
    this.#bound = livenessBound(scenario);
  }

  on(record: RecordOf<"sent">, line: number, file: RequestFile): void {
    if (record.type !== "request" && record.type !== "status-query") return;
    this.#finding.checked += 1;
    if (!this.#phase.contains(record.at) || !this.#phase.hasAll(file.parties)) return;
    // As long as somebody has it on their desk, each query is told so.
    if (file.openTasks > 0) return;
    if (this.#phase.since(record.at, file.movedAt) <= this.#bound) return;
    this.#finding.violated("all tries were to be over", record, line, file.firstSent);
  }

  /** In a phase that lasts long enough it holds; before that nobody knows what is still to come. */
  verdict(): Verdict {
    const { end } = this.#phase;
    const isLong = end !== undefined && this.#phase.since(end.record.at) > this.#bound;
    return this.#finding.liveness(isLong ? 0 : this.#finding.checked, this.#phase);
  }
}
