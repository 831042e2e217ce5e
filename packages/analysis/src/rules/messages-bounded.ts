import { HOUR } from "@contactpoint/engine";
import { Finding } from "./finding.ts";
import type { RequestFile } from "./request-file.ts";
import type { JudgedScenario, ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

/**
 * Messages that one try, query or extension of one item may bring about: itself, its answer, a
 * question and its answer. A design choice, generous enough for duplicates.
 */
const MESSAGES_PER_OCCASION = 4;
/** Occasions beside tries, queries and extensions: choice, withdrawal, assistance, end of the hold. */
const OTHER_OCCASIONS = 4;

export const messagesBounded: RuleOf<"sent"> = {
  id: "messages-bounded",
  number: "S10",
  kind: "safety",
  level: "core",
  statement:
    "Messages per request stay bounded: no more tries than the escalation has, and within an hour at most four messages for each item and occasion (a try, a status query, an extension, and four others).",
  law: [],
  observes: ["sent"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: true,
  observer: ({ scenario }) => new MessageObserver(scenario),
};

class MessageObserver implements ObserverOf<"sent"> {
  readonly #finding = new Finding();
  readonly #tries: number;
  readonly #occasions: number;

  constructor(scenario: JudgedScenario) {
    const { extension, status_query } = scenario.practice;
    this.#tries = Math.max(
      1,
      scenario.escalation.reduce((sum, { tries }) => sum + tries, 0),
    );
    this.#occasions = this.#tries + status_query.most + extension.most + OTHER_OCCASIONS;
  }

  on(record: RecordOf<"sent">, line: number, file: RequestFile): void {
    this.#finding.checked += 1;
    if (record.type === "request" && file.requestsSent >= this.#tries) {
      this.#finding.violated(`the escalation has ${this.#tries} tries`, record, line);
    }
    // One item more, for what is said of the request as a whole.
    const items = file.itemCount + 1;
    const most = MESSAGES_PER_OCCASION * this.#occasions * items;
    if (record.at - file.burstFrom >= HOUR || file.burst < most) return;
    this.#finding.violated(`the bound is ${most} messages an hour`, record, line);
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
