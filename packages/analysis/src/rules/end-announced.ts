import type { Duration } from "@contactpoint/engine";
import { Finding } from "./finding.ts";
import type { ClockSkew } from "./clock-skew.ts";
import type { LivenessPhase } from "./liveness-phase.ts";
import type { RegisterTruth } from "./register-truth.ts";
import type { ItemFile, RequestFile } from "./request-file.ts";
import type { JudgeContext, ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS, articles } from "./rule.ts";
import type { JournalLine, Verdict } from "./verdict.ts";

export const endAnnounced: RuleOf<"hold" | "end"> = {
  id: "end-announced",
  number: "L10",
  kind: "liveness",
  level: "core",
  statement:
    "A preservation near its end is announced to the requester as long before as the scenario's practice says, unless officers who had been asked in time did not renew the order behind it.",
  law: articles("UN-42.9"),
  observes: ["hold", "end"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: (context) => new AnnouncementObserver(context),
};

class AnnouncementObserver implements ObserverOf<"hold" | "end"> {
  readonly #finding = new Finding();
  readonly #before: Duration;
  readonly #skew: ClockSkew;
  readonly #phase: LivenessPhase;
  readonly #register: RegisterTruth;
  #unannounced = 0;
  #end: JournalLine<RecordOf<"end">> | undefined;

  constructor({ scenario, skew, phase, register }: JudgeContext) {
    this.#register = register;
    this.#before = scenario.practice.expiry_notice_before;
    this.#skew = skew;
    this.#phase = phase;
  }

  on(record: RecordOf<"hold" | "end">, line: number, file: RequestFile): void {
    if (record.kind === "end") this.#end = { line, record };
    else if (record.change === "lapsed" || record.reason === "expiry") {
      const item = file.item(record.item);
      if (record.change === "lapsed" && item.renewalWaits) return;
      this.#check(file, item, { line, record });
    }
  }

  verdict(files: Iterable<RequestFile>): Verdict {
    const end = this.#end;
    if (end === undefined) return this.#finding.liveness(this.#unannounced, this.#phase);
    for (const file of files) {
      // While assistance is pending the end of the hold does not come nearer.
      if (file.assistanceRequest !== undefined && file.assistanceDecision === undefined) continue;
      for (const item of file.items) {
        if (!item.held || item.untilSet === undefined) continue;
        const { until, node } = item.untilSet.record;
        if (until - this.#before + this.#skew.most(node, end.record.at) >= end.record.at) continue;
        this.#check(file, item, end);
      }
    }
    return this.#finding.liveness(this.#unannounced, this.#phase);
  }

  /** Outside the phase a contact point may have been out of service when the day came. */
  #check(file: RequestFile, { untilSet, notice }: ItemFile, seen: JournalLine): void {
    this.#finding.checked += 1;
    if (untilSet === undefined) {
      this.#unannounced += 1;
      return;
    }
    const { record } = untilSet;
    // An end set later than the notice was due is announced at once.
    const due = Math.max(record.until - this.#before, record.at);
    const latest = due + this.#skew.most(record.node, due);
    if (notice !== undefined && notice.line > untilSet.line && notice.record.at <= latest) return;
    this.#unannounced += 1;
    const { parties } = file;
    if (!this.#phase.contains(due) || !this.#phase.hasAll(parties)) return;
    if (this.#register.wasStruckOff(parties, due, latest)) return;
    this.#finding.violated("its end was not announced in time", seen.record, seen.line, untilSet);
  }
}
