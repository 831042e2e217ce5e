import type { Duration, Instant } from "@contactpoint/engine";
import { Finding } from "./finding.ts";
import type { ItemFile, RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { PASSING_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const endAnnounced: RuleOf<"hold" | "end"> = {
  id: "end-announced",
  number: "L10",
  kind: "liveness",
  level: "core",
  statement:
    "A preservation near its end is announced to the requester as long before as the scenario's practice says.",
  law: articles("UN-42.9"),
  observes: ["hold", "end"],
  holdsUnder: PASSING_FAULTS,
  afterEnd: false,
  observer: ({ scenario }) => new AnnouncementObserver(scenario.practice.expiry_notice_before),
};

class AnnouncementObserver implements ObserverOf<"hold" | "end"> {
  readonly #finding = new Finding();
  readonly #before: Duration;
  #unannounced = 0;
  #end: Instant | undefined;

  constructor(before: Duration) {
    this.#before = before;
  }

  on(record: RecordOf<"hold" | "end">, _line: number, file: RequestFile): void {
    if (record.kind === "end") this.#end = record.at;
    else if (record.change === "lapsed" || record.reason === "expiry") {
      this.#finding.checked += 1;
      if (!this.#announced(file.item(record.item))) this.#unannounced += 1;
    }
  }

  verdict(files: Iterable<RequestFile>): Verdict {
    const end = this.#end;
    if (end === undefined) return this.#finding.liveness(this.#unannounced);
    for (const { items } of files) {
      for (const item of items) {
        // While assistance is pending the end of the hold does not come nearer.
        if (!item.held || item.untilSet === undefined) continue;
        if (item.hold?.record.change === "suspended") continue;
        if (item.untilSet.record.until - this.#before >= end) continue;
        this.#finding.checked += 1;
        if (!this.#announced(item)) this.#unannounced += 1;
      }
    }
    return this.#finding.liveness(this.#unannounced);
  }

  #announced({ untilSet, notice }: ItemFile): boolean {
    if (untilSet === undefined || notice === undefined || notice.line < untilSet.line) return false;
    // An end set later than the notice was due is announced at once.
    const due = Math.max(untilSet.record.until - this.#before, untilSet.record.at);
    return notice.record.at <= due;
  }
}
