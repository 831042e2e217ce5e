import { DAY, type Instant } from "@contactpoint/engine";
import type { ClockSkew } from "./clock-skew.ts";
import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS, articles } from "./rule.ts";
import type { JournalLine, Verdict } from "./verdict.ts";

/** The longest one domestic order may run. */
const CEILING = 90 * DAY;

type Observed = "hold" | "crash" | "end";

export const expiryOnlyGrows: RuleOf<Observed> = {
  id: "expiry-only-grows",
  number: "S20",
  kind: "safety",
  level: "core",
  statement:
    "An extension never shortens a hold; a domestic order runs at most 90 days, and a longer hold shows its renewal.",
  law: articles("UN-42.9", "UN-25.2", "BC-16.2"),
  observes: ["hold", "crash", "end"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: ({ skew }) => new ExpiryObserver(skew),
};

class ExpiryObserver implements ObserverOf<Observed> {
  readonly #finding = new Finding();
  readonly #skew: ClockSkew;
  /** Who is down, and since when: whatever runs out there meanwhile is written after the restart. */
  readonly #down = new Map<string, Instant>();
  #end: JournalLine<RecordOf<"end">> | undefined;

  constructor(skew: ClockSkew) {
    this.#skew = skew;
  }

  on(record: RecordOf<Observed>, line: number, file: RequestFile): void {
    if (record.kind === "end") this.#end = { line, record };
    else if (record.kind === "hold") this.#onHold(record, line, file);
    else if (record.phase === "crashed") this.#down.set(record.node, record.at);
    else this.#down.delete(record.node);
  }

  #onHold(record: RecordOf<"hold">, line: number, file: RequestFile): void {
    this.#finding.checked += 1;
    const before = file.item(record.item).hold;
    if (before === undefined) {
      this.#checkOrder(record, line, record.at);
      return;
    }
    const held = before.record;
    const skew = this.#skew.most(record.node, record.at);
    if (record.until < held.until - skew && !ends(record)) {
      this.#finding.violated("the end of the hold moves to an earlier day", record, line, before);
    }
    // A lapse is how a hold ends whose order ran out; anything else shows that it went on.
    if (record.at > held.order_until + skew && record.change !== "lapsed") {
      this.#finding.violated("the order had run out and was not renewed", record, line, before);
    }
    this.#checkOrder(record, line, Math.max(record.at, held.order_until), before);
  }

  #checkOrder(
    record: RecordOf<"hold">,
    line: number,
    from: number,
    before?: JournalLine<RecordOf<"hold">>,
  ): void {
    if (record.order_until - from <= CEILING + this.#skew.most(record.node, record.at)) return;
    this.#finding.violated("the domestic order runs more than 90 days", record, line, before);
  }

  verdict(files: Iterable<RequestFile>): Verdict {
    const end = this.#end;
    if (end !== undefined) for (const file of files) this.#checkOpen(file, end);
    return this.#finding.safety();
  }

  #checkOpen(file: RequestFile, end: JournalLine<RecordOf<"end">>): void {
    for (const { held, hold } of file.items) {
      if (!held || hold === undefined) continue;
      const { node, order_until } = hold.record;
      const latest = order_until + this.#skew.most(node, end.record.at);
      if (latest >= (this.#down.get(node) ?? end.record.at)) continue;
      const because = "the order ran out and was not renewed before the end of the run";
      this.#finding.violated(because, end.record, end.line, hold);
    }
  }
}

function ends({ change }: RecordOf<"hold">): boolean {
  return change === "released" || change === "lapsed" || change === "produced";
}
