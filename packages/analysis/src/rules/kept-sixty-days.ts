import { DAY, type Instant } from "@contactpoint/engine";
import type { ClockSkew } from "./clock-skew.ts";
import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

const FLOOR = 60 * DAY;

export const keptSixtyDays: RuleOf<"hold" | "sent"> = {
  id: "kept-sixty-days",
  number: "S18",
  kind: "safety",
  level: "core",
  statement:
    "Every granted preservation is set, confirmed and kept for at least 60 days from the moment it took effect, unless the requester withdrew, assistance was decided, or officers who had been asked in time did not renew the order behind it; true time may fall short of it by as much as the clock there is wrong.",
  law: articles("UN-42.8", "BC-29.7"),
  observes: ["hold", "sent"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: ({ skew }) => new FloorObserver(skew),
};

class FloorObserver implements ObserverOf<"hold" | "sent"> {
  readonly #finding = new Finding();
  readonly #skew: ClockSkew;

  constructor(skew: ClockSkew) {
    this.#skew = skew;
  }

  on(record: RecordOf<"hold" | "sent">, line: number, file: RequestFile): void {
    if (record.kind === "sent") this.#onSent(record, line, file);
    else if (record.change === "began") {
      this.#finding.checked += 1;
      if (record.until - record.at >= FLOOR - this.#skew.most(record.node, record.at)) return;
      this.#finding.violated("the hold is set for less than 60 days", record, line);
    } else if (endsByTime(record)) {
      const { began, renewalWaits } = file.item(record.item);
      const least = FLOOR - this.#skew.most(record.node, record.at);
      if (began === undefined || record.at - began.record.at >= least) return;
      if (record.change === "lapsed" && renewalWaits) return;
      this.#finding.violated("the hold ended before its 60 days", record, line, began);
    }
  }

  #onSent(record: RecordOf<"sent">, line: number, file: RequestFile): void {
    if (record.type !== "confirmation") return;
    const from = record.body?.preserved_from;
    const until = record.body?.until;
    this.#finding.checked += 1;
    if (from === undefined || until === undefined) {
      this.#finding.violated(
        "the confirmation does not say from when and until when",
        record,
        line,
      );
    } else if (until - from < FLOOR) {
      this.#finding.violated("less than 60 days are confirmed", record, line);
    } else {
      this.#checkBeginning(record, from, line, file);
    }
  }

  #checkBeginning(record: RecordOf<"sent">, from: Instant, line: number, file: RequestFile): void {
    const began = record.item === undefined ? undefined : file.item(record.item).began;
    if (began === undefined) return;
    const { node, at } = began.record;
    if (from >= at - this.#skew.most(node, record.at)) return;
    this.#finding.violated("the hold had not begun at the moment it states", record, line, began);
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}

/** True if nobody's decision ended the hold. */
function endsByTime(record: RecordOf<"hold">): boolean {
  return record.change === "lapsed" || (record.change === "released" && record.reason === "expiry");
}
