import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { ALL_FAULTS } from "./rule.ts";
import { FROM_REQUESTED_SIDE } from "./message-roles.ts";
import type { Verdict } from "./verdict.ts";

export const acknowledgedAfterRequest: RuleOf<"sent" | "delivered"> = {
  id: "acknowledged-after-request",
  number: "S01",
  kind: "safety",
  level: "core",
  statement:
    "An acknowledgement comes causally after its request: it answers a message that had arrived at its author, and arrives only after it was sent.",
  law: [],
  observes: ["sent", "delivered"],
  holdsUnder: ALL_FAULTS,
  afterEnd: false,
  observer: () => new AcknowledgementObserver(),
};

class AcknowledgementObserver implements ObserverOf<"sent" | "delivered"> {
  readonly #finding = new Finding();
  /** Ids of messages that arrived at the requested side, and of acknowledgements that left it. */
  readonly #known = new Map<RequestFile, { arrived: string[]; left: string[] }>();

  on(record: RecordOf<"sent" | "delivered">, line: number, file: RequestFile): void {
    if (record.kind === "sent") {
      if (record.type === "acknowledgement") this.#onSent(record, line, file);
      return;
    }
    if (record.type === "acknowledgement") {
      this.#finding.checked += 1;
      if (this.#knownOf(file).left.includes(record.message)) return;
      this.#finding.violated("the acknowledgement arrives before it was sent", record, line);
    } else if (!FROM_REQUESTED_SIDE.has(record.type) && record.again === undefined) {
      this.#knownOf(file).arrived.push(record.message);
    }
  }

  #onSent(record: RecordOf<"sent">, line: number, file: RequestFile): void {
    const known = this.#knownOf(file);
    known.left.push(record.message);
    this.#finding.checked += 1;
    const { cause } = record;
    if (cause === undefined ? file.delivered !== undefined : known.arrived.includes(cause)) return;
    this.#finding.violated("what it answers had not arrived at its author", record, line);
  }

  #knownOf(file: RequestFile): { arrived: string[]; left: string[] } {
    let known = this.#known.get(file);
    if (known === undefined) this.#known.set(file, (known = { arrived: [], left: [] }));
    return known;
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
