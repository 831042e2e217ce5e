import { Finding } from "./finding.ts";
import { isFinal } from "./message-roles.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";
import type { JournalLine, Verdict } from "./verdict.ts";

type Observed = "audit" | "sent" | "state";

export const auditAgreesWithCause: RuleOf<Observed> = {
  id: "audit-agrees-with-cause",
  number: "S31",
  kind: "safety",
  level: "core",
  statement:
    "The order of audit entries agrees with causality even when a clock steps back: what is entered later has the higher number, and an answer a higher one than what it answers.",
  law: [],
  observes: ["audit", "sent", "state"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: true,
  observer: () => new OrderObserver(),
};

type Entry = JournalLine<RecordOf<"audit">>;

class OrderObserver implements ObserverOf<Observed> {
  readonly #finding = new Finding();
  readonly #last = new Map<string, Entry>();
  /** Entries on messages, by request, then by node and text; gone when both sides are final. */
  readonly #byRequest = new Map<string, Map<string, Entry>>();

  on(record: RecordOf<Observed>, line: number, file: RequestFile): void {
    if (record.kind === "audit") this.#onEntry(record, line);
    else if (this.#byRequest.size === 0 || record.request === undefined) return;
    else if (record.kind === "sent") this.#onSent(record, line);
    else if (isFinal(record.machine, record.to) && isLastOf(record, file)) {
      this.#byRequest.delete(record.request);
    }
  }

  #onEntry(record: RecordOf<"audit">, line: number): void {
    const before = this.#last.get(record.node);
    const entry = { line, record };
    this.#last.set(record.node, entry);
    if (before !== undefined && record.clock < before.record.clock) {
      this.#finding.checked += 1;
      if (record.sequence <= before.record.sequence) {
        const because = "it is numbered by the clock, which stepped back";
        this.#finding.violated(because, record, line, before);
      }
    }
    const [verb, message] = record.entry.split(" ", 2);
    if (message === undefined || (verb !== "sent" && verb !== "received")) return;
    const request = message.slice(0, message.lastIndexOf("#"));
    let entries = this.#byRequest.get(request);
    if (entries === undefined) this.#byRequest.set(request, (entries = new Map()));
    entries.set(`${record.node} ${record.entry}`, entry);
  }

  #onSent(record: RecordOf<"sent">, line: number): void {
    const entries = this.#byRequest.get(record.request);
    const answer = entries?.get(`${record.from} sent ${record.message}`);
    const question = entries?.get(`${record.from} received ${record.cause}`);
    if (answer === undefined || question === undefined) return;
    this.#finding.checked += 1;
    if (answer.record.sequence > question.record.sequence) return;
    const because = "its entry has a lower number than that of what it answers";
    this.#finding.violated(because, record, line, answer, question);
  }

  verdict(): Verdict {
    return this.#finding.safety("no audit log is shown");
  }
}

function isLastOf({ machine }: RecordOf<"state">, file: RequestFile): boolean {
  if (machine === "requesting") return file.requestedFinal !== undefined;
  return machine === "requested" && file.requestingFinal !== undefined;
}
