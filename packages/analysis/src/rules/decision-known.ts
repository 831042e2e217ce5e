import type { MessageType } from "@contactpoint/protocol";
import { Finding } from "./finding.ts";
import { ITEM_ANSWERS } from "./message-roles.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { PASSING_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

type Observed = "task" | "order" | "sent" | "delivered";

export const decisionKnown: RuleOf<Observed> = {
  id: "decision-known",
  number: "L03",
  kind: "liveness",
  level: "core",
  statement:
    "Every decision (a refusal, what became of an item, an extension, assistance) becomes known to the requester, unless the request was withdrawn.",
  law: articles("UN-40.25", "BC-27.7"),
  observes: ["task", "order", "sent", "delivered"],
  holdsUnder: PASSING_FAULTS,
  afterEnd: true,
  observer: () => new DecisionObserver(),
};

/** A decision that the requester does not know; any of `by` tells it. */
interface Untold {
  readonly by: ReadonlySet<MessageType>;
  readonly item: number | undefined;
}

const REFUSAL: ReadonlySet<MessageType> = new Set(["refusal"]);
const EXTENSION: ReadonlySet<MessageType> = new Set(["extension-decision"]);
const ASSISTANCE: ReadonlySet<MessageType> = new Set(["assistance-decision"]);

class DecisionObserver implements ObserverOf<Observed> {
  readonly #finding = new Finding();
  readonly #untold = new Map<RequestFile, Untold[]>();

  on(record: RecordOf<Observed>, _line: number, file: RequestFile): void {
    switch (record.kind) {
      case "task":
        if (record.phase !== "finished") return;
        if (record.task === "review" && record.result === "refused") {
          this.#decided(file, REFUSAL, undefined);
        }
        if (record.task === "extend") this.#decided(file, EXTENSION, record.item);
        return;
      case "order": {
        const { answer } = record;
        if (answer === undefined || answer === "failed" || answer === "refused") return;
        this.#decided(file, ITEM_ANSWERS, record.item);
        return;
      }
      case "sent":
        this.#sent(record, file);
        return;
      case "delivered":
        this.#told(record, file);
    }
  }

  /** Of a decision that is sent again only the first message counts. */
  #sent(record: RecordOf<"sent">, file: RequestFile): void {
    const { type, item } = record;
    if (type === "refusal" && file.answer === undefined) this.#decided(file, REFUSAL, item);
    if (type === "assistance-decision" && file.assistanceDecision === undefined) {
      this.#decided(file, ASSISTANCE, item);
    }
  }

  #decided(file: RequestFile, by: ReadonlySet<MessageType>, item: number | undefined): void {
    const untold = this.#untold.get(file);
    // One message tells of both.
    if (untold?.some((other) => other.by === by && other.item === item) === true) return;
    this.#finding.checked += 1;
    if (untold === undefined) this.#untold.set(file, [{ by, item }]);
    else untold.push({ by, item });
  }

  #told(record: RecordOf<"delivered">, file: RequestFile): void {
    const untold = this.#untold.get(file);
    if (untold === undefined) return;
    const place = untold.findIndex(({ by, item }) => by.has(record.type) && item === record.item);
    if (place === -1) return;
    untold.splice(place, 1);
    if (untold.length === 0) this.#untold.delete(file);
  }

  verdict(): Verdict {
    let open = 0;
    for (const [{ requestingFinal }, untold] of this.#untold) {
      const withdrawn =
        requestingFinal?.record.kind === "state" && requestingFinal.record.to === "withdrawn";
      if (!withdrawn) open += untold.length;
    }
    return this.#finding.liveness(open);
  }
}
