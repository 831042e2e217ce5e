import type { Duration } from "@contactpoint/engine";
import { Finding } from "./finding.ts";
import { livenessBound } from "./liveness-bounds.ts";
import type { LivenessPhase } from "./liveness-phase.ts";
import { isFinal } from "./message-roles.ts";
import type { RequestFile } from "./request-file.ts";
import type { JudgeContext, ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const viewsAgree: RuleOf<"state"> = {
  id: "views-agree",
  number: "L05",
  kind: "liveness",
  level: "core",
  statement:
    "In the end the two sides agree on every request: once one is final, the other does not stay open, unless the requester withdrew or gave up.",
  law: [],
  observes: ["state"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: (context) => new ViewObserver(context),
};

/** Who ends so does not claim to know what the other side does; messages may have crossed. */
const ALONE: ReadonlySet<string> = new Set(["withdrawn", "gave-up"]);

class ViewObserver implements ObserverOf<"state"> {
  readonly #finding = new Finding();
  readonly #phase: LivenessPhase;
  readonly #bound: Duration;

  constructor({ phase, scenario }: JudgeContext) {
    this.#phase = phase;
    this.#bound = livenessBound(scenario);
  }

  on(record: RecordOf<"state">, _line: number, file: RequestFile): void {
    const { machine, to } = record;
    if (machine !== "requesting" && machine !== "requested") return;
    const other = machine === "requesting" ? file.requestedState : file.requestingState;
    if (other !== undefined && isFinal(machine, to)) this.#finding.checked += 1;
  }

  verdict(files: Iterable<RequestFile>): Verdict {
    let open = 0;
    for (const file of files) {
      const { requestingState, requestedState, requestingFinal, requestedFinal } = file;
      if (requestingState === undefined || requestedState === undefined) continue;
      if ((requestingFinal === undefined) === (requestedFinal === undefined)) continue;
      if (ALONE.has(requestingState)) continue;
      open += 1;
      this.#check(file);
    }
    return this.#finding.liveness(open, this.#phase);
  }

  #check(file: RequestFile): void {
    const { requestingState, requestedState } = file;
    // A hold, and the wait for assistance, end at their own time and without a word.
    const ends =
      file.requestedFinal === undefined ? file.items.some(({ held }) => held) : !file.isPursued;
    if (ends || file.openTasks > 0) return;
    const final = file.requestingFinal ?? file.requestedFinal;
    const { end } = this.#phase;
    if (final === undefined || end === undefined) return;
    if (!this.#phase.isOverdue(file, final.record.at, this.#bound)) return;
    const because = `the requesting side stays ${requestingState}, the requested side ${requestedState}`;
    this.#finding.violated(because, end.record, end.line, final);
  }
}
