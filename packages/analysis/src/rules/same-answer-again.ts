import type { MessageBody } from "@contactpoint/protocol";
import { Finding } from "./finding.ts";
import { ITEM_ANSWERS, WHOLE_ANSWERS } from "./message-roles.ts";
import type { RequestFile } from "./request-file.ts";
import type { ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";
import type { JournalLine, Verdict } from "./verdict.ts";

export const sameAnswerAgain: RuleOf<"sent"> = {
  id: "same-answer-again",
  number: "S05",
  kind: "safety",
  level: "core",
  statement:
    "Duplicates get the same answer: the same decision, ground and provider, and the same expiry unless the hold was changed in between.",
  law: [],
  observes: ["sent"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: false,
  observer: () => new AnswerObserver(),
};

const SAME: readonly (keyof MessageBody)[] = [
  "ground",
  "reasons",
  "preserved_from",
  "provider",
  "negative",
  "next_state",
  "next_provider",
  "content",
];

class AnswerObserver implements ObserverOf<"sent"> {
  readonly #finding = new Finding();

  on(record: RecordOf<"sent">, line: number, file: RequestFile): void {
    const { type, item } = record;
    const forItem = ITEM_ANSWERS.has(type);
    if (!forItem && !WHOLE_ANSWERS.has(type)) return;
    const before =
      forItem && item !== undefined ? (file.item(item).answer ?? file.answer) : file.answer;
    if (before === undefined) return;
    this.#finding.checked += 1;
    const difference = differenceOf(before, record, file);
    if (difference === undefined) return;
    this.#finding.violated(`the answers differ in ${difference}`, record, line, before);
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}

function differenceOf(
  before: JournalLine<RecordOf<"sent">>,
  record: RecordOf<"sent">,
  file: RequestFile,
): string | undefined {
  if (before.record.type !== record.type) return "decision";
  const first = before.record.body;
  const second = record.body;
  for (const field of SAME) if (first?.[field] !== second?.[field]) return field;
  if (first?.until === second?.until || record.item === undefined) return undefined;
  const held = file.item(record.item).hold?.record;
  return held !== undefined && held.until === second?.until ? undefined : "until";
}
