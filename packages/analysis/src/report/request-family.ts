import type { Duration, Instant } from "@contactpoint/engine";
import type { NeedRecord, OrderRecord } from "@contactpoint/protocol";
import type { DiagramReason, RequestDiagram, RequestRecord } from "./request-diagram.ts";

/** Records kept of one request; what comes later is only counted. */
export const MOST_RECORDS = 400;

/** A request and the children that pursue its items elsewhere, while it may come to be drawn. */
export class RequestFamily {
  readonly need: NeedRecord;
  readonly #records: RequestRecord[] = [];
  readonly #unanswered = new Set<string>();
  readonly #requests: string[] = [];
  #beyond = 0;
  #leftOut = 0;
  #lastAnswer = -1;
  #preservedAt: Instant | null = null;
  #isSent = false;
  #isFinal = false;

  constructor(need: NeedRecord) {
    this.need = need;
    this.#open(need);
    this.add(need);
  }

  addChild(need: NeedRecord): void {
    this.#unanswered.delete(`${need.parent}/${need.parent_item}`);
    this.#open(need);
    this.add(need);
  }

  add(record: RequestRecord): void {
    this.#keep(record);
    if (record.kind === "sent") {
      this.#isSent = true;
    } else if (record.kind === "order" && record.phase === "answered") {
      this.#note(record);
    } else if (record.kind === "no-basis" || (record.kind === "state" && record.final === true)) {
      this.#isFinal ||= record.request === this.need.request;
    }
  }

  /** True if nothing more is to come that could secure further data. */
  get isSettled(): boolean {
    return this.#isFinal || this.#unanswered.size === 0;
  }

  /** The ids of its members. */
  get requests(): readonly string[] {
    return this.#requests;
  }

  get isFinal(): boolean {
    return this.#isFinal;
  }

  /** From the need until the last item was secured; `null` if none was. */
  get timeToPreserve(): Duration | null {
    return this.#preservedAt === null ? null : this.#preservedAt - this.need.at;
  }

  /** What it could be chosen for, best first. */
  reason(): DiagramReason | null {
    if (this.#preservedAt !== null && this.need.urgency === "urgent") {
      return "slowest-urgent";
    }
    if (this.#requests.length > 1) {
      return "chain";
    }
    return this.#preservedAt !== null ? "slowest" : this.#isSent ? "first-sent" : null;
  }

  // What follows the last answer is the life of the hold, which takes months and is not drawn.
  diagram(because: DiagramReason): RequestDiagram {
    const isAnswered = this.#lastAnswer >= 0;
    return {
      request: this.need.request,
      because,
      records: isAnswered ? this.#records.slice(0, this.#lastAnswer + 1) : [...this.#records],
      left_out: isAnswered ? this.#leftOut : this.#beyond,
    };
  }

  #keep(record: RequestRecord): void {
    if (this.#records.length < MOST_RECORDS) {
      this.#records.push(record);
    } else {
      this.#beyond += 1;
    }
    if (record.kind === "delivered" && record.again !== true && ANSWERS.has(record.type)) {
      this.#lastAnswer = this.#records.length - 1;
      this.#leftOut = this.#beyond;
    }
  }

  #open(need: NeedRecord): void {
    this.#requests.push(need.request);
    need.items.forEach((_, item) => this.#unanswered.add(`${need.request}/${item}`));
  }

  // The item of an order answered "elsewhere" stays unanswered until its child takes it over.
  #note({ at, request, item, answer }: OrderRecord): void {
    if (answer === "failed" || answer === "elsewhere") {
      return;
    }
    this.#unanswered.delete(`${request}/${item}`);
    if (answer === "preserved") {
      this.#preservedAt = at;
    }
  }
}

const ANSWERS: ReadonlySet<string> = new Set([
  "confirmation",
  "negative",
  "refusal",
  "referral",
  "traffic-data-disclosure",
  "disclosure",
  "location-answer",
]);
