import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { JudgedScenario, ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { ALL_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const keptUntilExpiry: RuleOf<"hold"> = {
  id: "kept-until-expiry",
  number: "S24",
  kind: "safety",
  level: "core",
  statement:
    "No hold ends by the passing of time before its stated end, nor before that end was announced (the announcement is a design choice; there is no further grace).",
  law: articles("UN-42.8", "BC-29.7"),
  observes: ["hold"],
  holdsUnder: ALL_FAULTS,
  afterEnd: false,
  observer: ({ scenario }) => new DeletionObserver(scenario),
};

class DeletionObserver implements ObserverOf<"hold"> {
  readonly #finding = new Finding();
  readonly #announces: boolean;

  constructor(scenario: JudgedScenario) {
    this.#announces = scenario.practice.expiry_notice_before > 0;
  }

  on(record: RecordOf<"hold">, line: number, file: RequestFile): void {
    if (record.change !== "lapsed" && record.reason !== "expiry") return;
    this.#finding.checked += 1;
    const { untilSet, notice } = file.item(record.item);
    if (untilSet === undefined) return;
    if (record.at < untilSet.record.until) {
      this.#finding.violated("the stated end had not come", record, line, untilSet);
    } else if (this.#announces && (notice?.line ?? 0) < untilSet.line) {
      this.#finding.violated("its end had not been announced", record, line, untilSet);
    }
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
