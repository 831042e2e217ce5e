import type { Duration } from "@contactpoint/engine";
import type { MessageType } from "@contactpoint/protocol";
import { Finding } from "./finding.ts";
import { livenessBound } from "./liveness-bounds.ts";
import type { LivenessPhase } from "./liveness-phase.ts";
import { ITEM_ANSWERS } from "./message-roles.ts";
import type { RegisterTruth } from "./register-truth.ts";
import type { RequestFile } from "./request-file.ts";
import type { JudgeContext, ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS, articles } from "./rule.ts";
import type { JournalLine, Verdict } from "./verdict.ts";

type Observed = "task" | "order" | "state" | "sent" | "delivered";

export const decisionKnown: RuleOf<Observed> = {
  id: "decision-known",
  number: "L03",
  kind: "liveness",
  level: "core",
  statement:
    "Every decision (a refusal, what became of an item, an extension, assistance, that a request is closed unanswered) becomes known to the requester, unless the request was withdrawn; it is sent even to a requester who gave up.",
  law: articles("UN-40.25", "BC-27.7"),
  observes: ["task", "order", "state", "sent", "delivered"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: true,
  observer: (context) => new DecisionObserver(context),
};

/** A decision that the requester does not know; any of `by` tells it. */
interface Untold {
  readonly by: ReadonlySet<MessageType>;
  readonly item: number | undefined;
  readonly decided: JournalLine;
  /** True once a message that tells it left. */
  isSent: boolean;
}

/** States in which the requested side has asked something; who hears no answer closes the request. */
const ASKING: ReadonlySet<string> = new Set(["open.awaiting-supplement", "open.awaiting-choice"]);

const CLOSING: ReadonlySet<MessageType> = new Set(["status-report"]);
const REFUSAL: ReadonlySet<MessageType> = new Set(["refusal"]);
const EXTENSION: ReadonlySet<MessageType> = new Set(["extension-decision"]);
const ASSISTANCE: ReadonlySet<MessageType> = new Set(["assistance-decision"]);

class DecisionObserver implements ObserverOf<Observed> {
  readonly #finding = new Finding();
  readonly #untold = new Map<RequestFile, Untold[]>();
  readonly #phase: LivenessPhase;
  readonly #bound: Duration;
  readonly #register: RegisterTruth;

  constructor({ phase, scenario, register }: JudgeContext) {
    this.#register = register;
    this.#phase = phase;
    this.#bound = livenessBound(scenario);
  }

  on(record: RecordOf<Observed>, line: number, file: RequestFile): void {
    switch (record.kind) {
      case "task":
        return this.#onTask(record, line, file);
      case "order": {
        const { answer } = record;
        if (answer === undefined || answer === "failed" || answer === "refused") return;
        return this.#decided(file, ITEM_ANSWERS, record.item, { line, record });
      }
      case "state":
        if (record.to === "closed" && ASKING.has(record.from))
          this.#decided(file, CLOSING, undefined, { line, record });
        return;
      case "sent":
        return this.#onSent(record, line, file);
      case "delivered":
        return this.#told(record, file);
    }
  }

  #onTask(record: RecordOf<"task">, line: number, file: RequestFile): void {
    // What is decided after the end decides nothing.
    if (record.phase !== "finished" || file.requestedFinal !== undefined) return;
    if (record.task === "review" && record.result === "refused") {
      this.#decided(file, REFUSAL, undefined, { line, record });
    }
    // Once assistance was asked for, nobody waits for more time.
    if (record.task === "extend" && file.requestedState !== "open.assistance-pending") {
      this.#decided(file, EXTENSION, record.item, { line, record });
    }
  }

  /** Of a decision that is sent again only the first message counts. */
  #onSent(record: RecordOf<"sent">, line: number, file: RequestFile): void {
    const { type, item } = record;
    if (type === "refusal" && file.answer === undefined) {
      this.#decided(file, REFUSAL, item, { line, record });
    }
    if (type === "assistance-decision" && file.assistanceDecision === undefined) {
      this.#decided(file, ASSISTANCE, item, { line, record });
    }
    // It may stand before the move that it tells of.
    if (record.body?.closed === true && file.requestedFinal === undefined) {
      this.#decided(file, CLOSING, item, { line, record });
    }
    const untold = this.#untold.get(file)?.find((each) => tells(record, each));
    if (untold !== undefined) untold.isSent = true;
  }

  #decided(
    file: RequestFile,
    by: ReadonlySet<MessageType>,
    item: number | undefined,
    decided: JournalLine,
  ): void {
    const untold = this.#untold.get(file);
    // One message tells of both.
    if (untold?.some((other) => other.by === by && other.item === item) === true) return;
    this.#finding.checked += 1;
    const decision = { by, item, decided, isSent: false };
    if (untold === undefined) this.#untold.set(file, [decision]);
    else untold.push(decision);
  }

  #told(record: RecordOf<"delivered">, file: RequestFile): void {
    const untold = this.#untold.get(file);
    if (untold === undefined) return;
    const place = untold.findIndex((each) => tells(record, each));
    if (place === -1) return;
    untold.splice(place, 1);
    if (untold.length === 0) this.#untold.delete(file);
  }

  verdict(): Verdict {
    let open = 0;
    for (const [file, untold] of this.#untold) {
      if (file.requestingState === "withdrawn") continue;
      open += untold.length;
      for (const each of untold) this.#check(file, each);
    }
    return this.#finding.liveness(open, this.#phase);
  }

  #check(file: RequestFile, { decided, isSent }: Untold): void {
    const { end } = this.#phase;
    // Only who still pursues an answer asks often enough for what was lost to be said again soon.
    if (end === undefined || (isSent && !file.isPursued)) return;
    if (!this.#phase.isOverdue(file, decided.record.at, this.#bound)) return;
    // Nobody writes to who was struck off, nor again once they are back.
    if (this.#register.wasStruckOff(file.parties, decided.record.at, end.record.at)) return;
    const because = isSent ? "the requester does not know of it" : "nobody tells the requester";
    this.#finding.violated(because, end.record, end.line, decided);
  }
}

function tells(
  { type, item }: RecordOf<"sent" | "delivered">,
  untold: Pick<Untold, "by" | "item">,
): boolean {
  return untold.by.has(type) && untold.item === item;
}
