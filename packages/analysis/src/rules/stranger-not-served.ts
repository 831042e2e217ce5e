import { Finding } from "./finding.ts";
import { FROM_REQUESTED_SIDE } from "./message-roles.ts";
import type { RegisterTruth } from "./register-truth.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { ALL_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

type Observed = "sent" | "delivered" | "rejected";

export const strangerNotServed: RuleOf<Observed> = {
  id: "stranger-not-served",
  number: "S06",
  kind: "safety",
  level: "core",
  statement:
    "Who is not in the register when a message arrives is not served: it is turned away, or nothing happens.",
  law: articles("UN-41.2"),
  observes: ["sent", "delivered", "rejected"],
  holdsUnder: ALL_FAULTS,
  afterEnd: true,
  observer: ({ register }) => new RegisterObserver(register),
};

class RegisterObserver implements ObserverOf<Observed> {
  readonly #finding = new Finding();
  readonly #register: RegisterTruth;
  /** Messages of hubs themselves, and whose each is. */
  readonly #ofHubs = new Map<string, string>();

  constructor(register: RegisterTruth) {
    this.#register = register;
  }

  on(record: RecordOf<Observed>, line: number, file: RequestFile): void {
    const { at } = record;
    if (record.kind === "sent") {
      if (file.hubs.includes(record.from)) this.#ofHubs.set(record.message, record.from);
      return;
    }
    if (record.kind === "rejected") {
      const { from } = record;
      if (from === undefined) return;
      const isStranger = !this.#register.isListed(from, at);
      if (isStranger || this.#register.wasStruckOff([from], at, at)) this.#finding.checked += 1;
      return;
    }
    const sender = record.signed_by ?? this.#ofHubs.get(record.message) ?? authorOf(record, file);
    if (sender === undefined || this.#register.isListed(sender, at)) return;
    this.#finding.checked += 1;
    this.#finding.violated(`${sender} is not in the register`, record, line);
  }

  verdict(): Verdict {
    return this.#finding.safety("nobody wrote who was not in the register");
  }
}

/** Whose message it is where nobody shows the signature. */
function authorOf({ type }: RecordOf<"delivered">, file: RequestFile): string | undefined {
  return FROM_REQUESTED_SIDE.has(type) ? file.parties.at(-1) : file.parties[0];
}
