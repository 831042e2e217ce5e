import type { Instant } from "@contactpoint/engine";
import type { Dictation } from "@contactpoint/live";
import type { JournalRecord, NeedRecord, ResolvedScenario } from "@contactpoint/protocol";
import { Board, MessageSheets } from "../desk/index.ts";
import type { MessageDocument } from "../desk/index.ts";
import { askingState, type ExerciseRecord } from "../log/index.ts";
import { LetterBook, letterKeeps, registerOf, wordsOf } from "../play/index.ts";
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
  const book = new LetterBook(scenario, letterKeeps(), () => true);
  const board = new Board("");
  const { phoneOf } = registerOf(scenario);
  const sheets = new MessageSheets(board, { postedOf: (id) => book.posted(id), phoneOf });
  const dictated = dictationsOf(log).filter(({ request }) => request === need.request);
  let heard = 0;
  try {
    for (const record of [...ancestors, ...records]) {
      for (
        let said = dictated[heard];
        said !== undefined && said.at <= record.at;
        said = dictated[++heard]
      )
        book.dictate(said.request, said.words);
      book.note(record);
      sheets.note(record);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  const { documents } = board.since(VIEWER, 0);
  return documents.flatMap(({ document }) => (document?.kind === "message" ? [document] : []));
}

interface Dictated {
  readonly at: Instant;
  readonly request: string;
  readonly words: Dictation;
}

/** What people wrote of requests, in the order of the log. */
function dictationsOf(log: readonly ExerciseRecord[]): readonly Dictated[] {
  const made = new Map<string, number>();
  return log.flatMap((record): readonly Dictated[] => {
    if (record.kind !== "act") return [];
    const { act, exercise: at, seat } = record;
    if (act.act === "request") {
      // The log does not name the request that an act makes; they are numbered as they were made.
      const from = askingState(seat, act);
      const number = (made.get(from) ?? 0) + 1;
      made.set(from, number);
      return [{ at, request: `seat/${from}/${number}`, words: { stated: act.stated } }];
    }
    if (act.act !== "finish") return [];
    const words = wordsOf(act.finding);
    return words === null ? [] : [{ at, request: requestOf(act.task), words }];
  });
}

/** The request in the id of a task, between its State and its number. */
function requestOf(task: string): string {
  return task.slice(task.indexOf("/") + 1, task.lastIndexOf("/"));
}
