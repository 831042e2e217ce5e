import { Finding } from "./finding.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { ALL_FAULTS } from "./rule.ts";
import type { JournalLine, Verdict } from "./verdict.ts";

type Change = "state" | "sent" | "crash";
type Observed = "rejected" | "delivered" | "task" | "order" | Change;

export const badInputChangesNothing: RuleOf<Observed> = {
  id: "bad-input-changes-nothing",
  number: "S08",
  kind: "safety",
  level: "core",
  statement:
    "Input that is turned away (malformed, oversize, of an unknown version, contradictory) changes nothing but the audit log: no machine takes it for a message, nothing answers it, and nobody stops over it.",
  law: [],
  observes: ["rejected", "delivered", "task", "order", "state", "sent", "crash"],
  holdsUnder: ALL_FAULTS,
  afterEnd: true,
  observer: () => new BadInputObserver(),
};

class BadInputObserver implements ObserverOf<Observed> {
  readonly #finding = new Finding();
  /** Who comes back at this instant does at once what had waited for it, so nothing can be told apart. */
  #restarted: RecordOf<"crash"> | undefined;
  /** What was turned away at this instant. */
  #rejected: JournalLine<RecordOf<"rejected">>[] = [];

  on(record: RecordOf<Observed>, line: number): void {
    if (record.kind === "rejected") {
      this.#finding.checked += 1;
      if (this.#rejected[0]?.record.at !== record.at) this.#rejected = [];
      const { node, at } = this.#restarted ?? {};
      if (node !== record.node || at !== record.at) this.#rejected.push({ line, record });
      return;
    }
    if (record.kind === "crash" && record.phase === "restarted") {
      this.#restarted = record;
      this.#rejected = this.#rejected.filter(({ record: { node } }) => node !== record.node);
    }
    const [first] = this.#rejected;
    if (first === undefined) return;
    if (first.record.at !== record.at) {
      this.#rejected = [];
      return;
    }
    if (record.kind === "task" && record.phase !== "finished") return;
    if (record.kind === "order" && record.phase !== "answered") return;
    if (record.kind === "delivered" || record.kind === "task" || record.kind === "order") {
      // A good message of the same request came at the same instant, or a person or a provider has
      // done something about it; what follows may be the effect of that.
      this.#rejected = this.#rejected.filter(
        ({ record: { request } }) => request !== record.request,
      );
      return;
    }
    const cause = this.#rejected.find(({ record: rejected }) => followsFrom(record, rejected));
    if (cause === undefined) return;
    this.#finding.violated("what was turned away had an effect", record, line, cause);
  }

  verdict(): Verdict {
    return this.#finding.safety("nothing was turned away");
  }
}

function followsFrom(record: RecordOf<Change>, rejected: RecordOf<"rejected">): boolean {
  const node = record.kind === "sent" ? record.from : record.node;
  if (node !== rejected.node) return false;
  if (record.kind === "crash") return record.phase === "crashed" && record.point === undefined;
  if (record.kind === "sent")
    return record.cause !== undefined && record.cause === rejected.message;
  // A timer or a person may move the request at the same instant.
  if (!MESSAGE_EVENTS[record.machine].has(record.event)) return false;
  return rejected.request !== undefined && record.request === rejected.request;
}

/** Events by which a machine takes in a message. */
const MESSAGE_EVENTS: Readonly<Record<RecordOf<"state">["machine"], ReadonlySet<string>>> = {
  requesting: new Set([
    "acknowledged",
    "itemsMissed",
    "refused",
    "prejudiceNoticed",
    "referred",
    "itemAnswered",
    "locationAnswered",
    "extensionDecided",
    "assistanceDecided",
    "statusReported",
    "expiryNoticed",
    "released",
  ]),
  requested: new Set([
    "requestRepeated",
    "supplementReceived",
    "choiceReceived",
    "withdrawalReceived",
    "extensionAsked",
    "assistanceReceived",
    "statusAsked",
  ]),
  hold: new Set(),
  desk: new Set(),
};
