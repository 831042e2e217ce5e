import type { ClockSkew } from "./clock-skew.ts";
import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { JudgeContext, ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const keptUntilExpiry: RuleOf<"hold"> = {
  id: "kept-until-expiry",
  number: "S24",
  kind: "safety",
  level: "core",
  statement:
    "No hold ends by the passing of time before its stated end, nor before that end was announced (the announcement is a design choice; there is no further grace than what the clock there is wrong by).",
  law: articles("UN-42.8", "BC-29.7"),
  observes: ["hold"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: (context) => new DeletionObserver(context),
};

class DeletionObserver implements ObserverOf<"hold"> {
  readonly #finding = new Finding();
  readonly #announces: boolean;
  readonly #skew: ClockSkew;

  constructor({ scenario, skew }: JudgeContext) {
    this.#skew = skew;
    this.#announces = scenario.practice.expiry_notice_before > 0;
  }

  on(record: RecordOf<"hold">, line: number, file: RequestFile): void {
    if (record.change !== "lapsed" && record.reason !== "expiry") return;
    this.#finding.checked += 1;
    const { untilSet, notice } = file.item(record.item);
    if (untilSet === undefined) return;
    if (record.at < untilSet.record.until - this.#skew.most(record.node, record.at)) {
      this.#finding.violated("the stated end had not come", record, line, untilSet);
    } else if (this.#announces && (notice?.line ?? 0) < untilSet.line) {
      this.#finding.violated("its end had not been announced", record, line, untilSet);
    }
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
