import type { ClockSkew } from "./clock-skew.ts";
import type { Duration } from "@contactpoint/engine";
import { Finding } from "./finding.ts";
import type { RegisterTruth } from "./register-truth.ts";
import type { RequestFile } from "./request-file.ts";
import type { JudgeContext, ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS, articles } from "./rule.ts";
import type { JournalLine, Verdict } from "./verdict.ts";

export const keptUntilExpiry: RuleOf<"hold" | "sent"> = {
  id: "kept-until-expiry",
  number: "S24",
  kind: "safety",
  level: "core",
  statement:
    "No hold ends by the passing of time before its end or the end that the requester was told, nor before that end was announced, unless a side was struck off the register then, or officers who had been asked in time did not renew the order behind it (the announcement is a design choice; there is no further grace than what the clock there is wrong by).",
  law: articles("UN-42.8", "BC-29.7"),
  observes: ["hold", "sent"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: (context) => new DeletionObserver(context),
};

class DeletionObserver implements ObserverOf<"hold" | "sent"> {
  readonly #finding = new Finding();
  readonly #before: Duration;
  readonly #register: RegisterTruth;
  readonly #skew: ClockSkew;
  /** The last decisions that granted more time, on all items of a request. */
  readonly #extended = new WeakMap<RequestFile, JournalLine<RecordOf<"sent">>>();

  constructor({ scenario, skew, register }: JudgeContext) {
    this.#skew = skew;
    this.#register = register;
    this.#before = scenario.practice.expiry_notice_before;
  }

  on(record: RecordOf<"hold" | "sent">, line: number, file: RequestFile): void {
    if (record.kind === "sent") this.#onSent(record, line, file);
    else if (record.change === "lapsed" || record.reason === "expiry") {
      this.#onEnd(record, line, file);
    }
  }

  #onSent(record: RecordOf<"sent">, line: number, file: RequestFile): void {
    if (record.type !== "extension-decision" || record.body?.granted !== true) return;
    this.#extended.set(file, { line, record });
  }

  #onEnd(record: RecordOf<"hold">, line: number, file: RequestFile): void {
    this.#finding.checked += 1;
    const { untilSet, notice, answer, renewalWaits } = file.item(record.item);
    if (untilSet === undefined || (record.change === "lapsed" && renewalWaits)) return;
    const { until } = untilSet.record;
    const skew = this.#skew.most(record.node, record.at);
    const earliest = record.at + skew;
    const told = [answer, this.#extended.get(file)].find(
      (each) => (each?.record.body?.until ?? 0) > earliest,
    );
    if (earliest < until) {
      this.#finding.violated("the stated end had not come", record, line, untilSet);
    } else if (told !== undefined) {
      const because = "the end that the requester was told had not come";
      this.#finding.violated(because, record, line, told);
    } else if (this.#before > 0 && (notice?.line ?? 0) < untilSet.line) {
      // Nobody writes to, or hears, who was struck off.
      const announcing = record.at - skew - this.#before;
      if (this.#register.wasStruckOff(file.parties, announcing, record.at)) return;
      this.#finding.violated("its end had not been announced", record, line, untilSet);
    } else if (this.#before > 0 && notice?.record.body?.until !== until) {
      this.#finding.violated("another end had been announced", record, line, untilSet, notice);
    }
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
