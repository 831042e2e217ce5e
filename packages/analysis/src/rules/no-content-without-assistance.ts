import { INSTRUMENT_RULES } from "@contactpoint/protocol";
import { Finding } from "./finding.ts";
import { ITEM_ANSWERS } from "./message-roles.ts";
import type { RequestFile } from "./request-file.ts";
import type { JudgedScenario, ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS, articles } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

export const noContentWithoutAssistance: RuleOf<"sent" | "hold"> = {
  id: "no-content-without-assistance",
  number: "S25",
  kind: "safety",
  level: "core",
  statement:
    "A preservation request alone discloses no content: that takes a received and granted assistance request, or an emergency disclosure where the binding instrument has one.",
  law: articles("UN-44", "UN-41.3", "BC-31", "2AP-9"),
  observes: ["sent", "hold"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: ({ scenario }) => new ContentObserver(scenario),
};

class ContentObserver implements ObserverOf<"sent" | "hold"> {
  readonly #finding = new Finding();
  /** Instruments that know no emergency disclosure. */
  readonly #without: ReadonlySet<string>;

  constructor(scenario: JudgedScenario) {
    this.#without = new Set(
      scenario.instruments
        .filter(({ basis }) => INSTRUMENT_RULES[basis].articles["emergency-disclosure"] === null)
        .map(({ id }) => id),
    );
  }

  on(record: RecordOf<"sent" | "hold">, line: number, file: RequestFile): void {
    if (record.kind === "hold") this.#onHold(record, line, file);
    else if (ITEM_ANSWERS.has(record.type) || record.body?.content === true) {
      this.#onSent(record, line, file);
    }
  }

  #onHold(record: RecordOf<"hold">, line: number, file: RequestFile): void {
    if (record.change !== "produced") return;
    this.#finding.checked += 1;
    if (file.assistanceRequest !== undefined) return;
    this.#finding.violated("no assistance request had arrived", record, line);
  }

  #onSent(record: RecordOf<"sent">, line: number, file: RequestFile): void {
    this.#finding.checked += 1;
    if (record.type !== "disclosure" && record.body?.content !== true) return;
    if (isGranted(record, file)) return;
    const { need } = file;
    if (need?.record.form !== "emergency-disclosure") {
      this.#finding.violated("no assistance had been granted", record, line);
    } else if (this.#without.has(record.instrument)) {
      const because = `${record.instrument} has no emergency disclosure`;
      this.#finding.violated(because, record, line, need);
    }
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}

function isGranted(record: RecordOf<"sent">, file: RequestFile): boolean {
  if (file.assistanceRequest === undefined) return false;
  const decision = record.type === "assistance-decision" ? record : file.assistanceDecision?.record;
  return decision?.body?.granted === true;
}
