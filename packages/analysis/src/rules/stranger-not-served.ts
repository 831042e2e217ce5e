import { Finding } from "./finding.ts";
import { FROM_REQUESTED_SIDE } from "./message-roles.ts";
import type { RequestFile } from "./request-file.ts";
import type { JudgedScenario, ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { ALL_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const strangerNotServed: RuleOf<"delivered" | "rejected"> = {
  id: "stranger-not-served",
  number: "S06",
  kind: "safety",
  level: "core",
  statement:
    "Who is not in the register when a message arrives is not served: it is turned away, or nothing happens.",
  law: articles("UN-41.2"),
  observes: ["delivered", "rejected"],
  holdsUnder: ALL_FAULTS,
  afterEnd: true,
  observer: ({ scenario }) => new RegisterObserver(scenario),
};

type Revocation = Extract<JudgedScenario["faults"][number], { kind: "revocation" }>;

class RegisterObserver implements ObserverOf<"delivered" | "rejected"> {
  readonly #finding = new Finding();
  readonly #states: ReadonlySet<string>;
  readonly #revocations: readonly Revocation[];

  constructor(scenario: JudgedScenario) {
    this.#states = new Set(scenario.states.map(({ id }) => id));
    this.#revocations = scenario.faults.filter((fault) => fault.kind === "revocation");
  }

  on(record: RecordOf<"delivered" | "rejected">, line: number, file: RequestFile): void {
    if (record.kind === "rejected") {
      if (record.from !== undefined && !this.#isListed(record.from, record.at)) {
        this.#finding.checked += 1;
      }
      return;
    }
    const sender = record.signed_by ?? authorOf(record, file);
    if (sender === undefined || this.#isListed(sender, record.at)) return;
    this.#finding.checked += 1;
    this.#finding.violated(`${sender} is not in the register`, record, line);
  }

  #isListed(state: string, at: number): boolean {
    if (!this.#states.has(state)) return false;
    for (const { states, from, until } of this.#revocations) {
      if (from <= at && at < until && states.includes(state)) return false;
    }
    return true;
  }

  verdict(): Verdict {
    return this.#finding.safety("nobody wrote who was not in the register");
  }
}

/** Whose message it is where nobody shows the signature. */
function authorOf({ type }: RecordOf<"delivered">, file: RequestFile): string | undefined {
  return FROM_REQUESTED_SIDE.has(type) ? file.parties.at(-1) : file.parties[0];
}
