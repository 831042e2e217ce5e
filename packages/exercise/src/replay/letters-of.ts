import type { JournalRecord, NeedRecord, ResolvedScenario } from "@contactpoint/protocol";
import { Board, MessageSheets } from "../desk/index.ts";
import type { MessageDocument } from "../desk/index.ts";
import type { ExerciseRecord } from "../log/index.ts";
import { LetterBook, registerOf } from "../play/index.ts";
import { VIEWER } from "./viewer.ts";

export interface LetterSources {
  readonly scenario: ResolvedScenario;
  /** The needs that this one's request is a child of, the oldest first. */
  readonly ancestors: readonly NeedRecord[];
  /** The lines that are about the request, from its need. */
  readonly records: readonly JournalRecord[];
  readonly log: readonly ExerciseRecord[];
}

/**
 * The messages of one request, as they stood on the wire. A journal that was cut or edited may lack
 * what a letter follows from; then there is none.
 */
export function lettersOf({
  scenario,
  ancestors,
  records,
  log,
}: LetterSources): readonly MessageDocument[] {
  const [need] = records;
  if (need?.kind !== "need") return [];
  const book = new LetterBook(scenario, () => true);
  const board = new Board("");
  const { phoneOf } = registerOf(scenario);
  const sheets = new MessageSheets(board, { letterOf: (id) => book.letter(id), phoneOf });
  const acts = log.flatMap((record) => (record.kind === "act" ? [record] : []));
  let heard = 0;
  try {
    for (const record of [...ancestors, ...records]) {
      for (
        let act = acts[heard];
        act !== undefined && act.exercise <= record.at;
        act = acts[++heard]
      )
        dictate(book, need, act);
      book.note(record);
      sheets.note(record);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  const { documents } = board.since(VIEWER, 0);
  return documents.flatMap(({ document }) => (document?.kind === "message" ? [document] : []));
}

/** What a person wrote of this request. */
function dictate(
  book: LetterBook,
  need: NeedRecord,
  { seat, exercise, act }: ExerciseRecord & { readonly kind: "act" },
): void {
  const { request, from, to } = need;
  if (act.act === "request") {
    // The log does not name the request that an act makes; it begins at once.
    const isIt = exercise === need.at && act.to === to && seat.startsWith(`${from}/`);
    if (isIt && request.startsWith("seat/")) book.dictate(request, { stated: act.stated });
  }
  if (act.act !== "finish" || !act.task.includes(`/${request}/`)) return;
  const { finding } = act;
  if (finding.result === "prepared") book.dictate(request, { stated: finding.stated });
  if (finding.result === "supplemented") book.dictate(request, { supplied: finding.supplied });
}
