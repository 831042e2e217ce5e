import type { MessageType } from "@contactpoint/protocol";
import { after, all, type Formula } from "../temporal/index.ts";
import { FormulaObserver } from "./formula-observer.ts";
import type { RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS, articles } from "./rule.ts";

type Observed = "delivered" | "state";

export const noClosingDespiteAnswer: RuleOf<Observed> = {
  id: "no-closing-despite-answer",
  number: "N03",
  kind: "safety",
  level: "core",
  statement:
    "No request is closed for want of an answer that came: once missing items or the choice to go on reach the requested side, it goes on.",
  law: articles("UN-42.3", "UN-42.7", "BC-29.2", "BC-29.6"),
  observes: ["delivered", "state"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: () =>
    new FormulaObserver({
      formula: all(
        heeded("supplement", "open.awaiting-supplement"),
        heeded("choice", "open.awaiting-choice"),
      ),
      keyOf: (record) => (concerns(record) ? `${record.request} ${record.node}` : undefined),
      because: "the request was closed although the answer had come",
    }),
};

/** Who was answered does not close the request in `asking`, unless it asked something else since. */
function heeded(answer: MessageType, asking: string): Formula<RecordOf<Observed>> {
  return after<RecordOf<Observed>>(
    (record) => record.kind === "delivered" && record.type === answer && record.again === undefined,
  )
    .until((record) => record.kind === "state" && record.from !== record.to && !isClosing(record))
    .never((record) => record.kind === "state" && record.from === asking && isClosing(record));
}

function isClosing({ to }: RecordOf<"state">): boolean {
  return to === "closed";
}

function concerns(record: RecordOf<Observed>): boolean {
  return record.kind === "state"
    ? record.machine === "requested"
    : record.type === "supplement" || record.type === "choice";
}
