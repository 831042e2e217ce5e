import { localTimeAt } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";
import type { JournalRecord, NeedRecord } from "@contactpoint/protocol";
import { Board, CaseSheets, StateSheets } from "../desk/index.ts";
import type { CaseDocument, DeskDocument, LinkDocument, StateDocument } from "../desk/index.ts";
import type { ExerciseRecord } from "../log/index.ts";
import { Casting, latenciesAt } from "../measures/index.ts";
import { registerOf } from "../play/index.ts";
import type { RequestQuery } from "./docket-history.ts";
import { lettersOf } from "./letters-of.ts";
import type { RunHistory } from "./run-history.ts";
import type { Standing, Story, ToldFact } from "./standing.ts";
import { ToldBy } from "./told-by.ts";
import { VIEWER } from "./viewer.ts";

/** Requests told of at once. */
const REQUESTS_MOST = 50;
/** Links drawn at once; beyond, a picture shows nothing. */
const LINKS_MOST = 400;
/** Facts told of at once, and how many lines are looked at for them. */
const FACTS_MOST = 10;
const LINES_MOST = 40;

/** Gives lines of a journal, from 1, in the order asked. */
export type ReadLines = (lines: readonly number[]) => readonly JournalRecord[];

/**
 * A recorded run, to be looked at. What stood at an instant costs searches in what is in memory and
 * a few lines of the journal; the sheets that write an exercise's documents write these, too.
 */
export class RecordedRun {
  readonly history: RunHistory;
  /** People took part. */
  readonly isPlayed: boolean;
  readonly #log: readonly ExerciseRecord[];
  readonly #read: ReadLines;
  readonly #casting: Casting;
  readonly #told: ToldBy;

  /** `log`: of an exercise; null: nobody played, whoever might have. */
  constructor(history: RunHistory, log: readonly ExerciseRecord[] | null, read: ReadLines) {
    const { exercise, ...played } = history.scenario;
    this.history = history;
    this.isPlayed = log !== null;
    this.#log = log ?? [];
    this.#read = read;
    this.#casting = new Casting(
      log === null || exercise === undefined ? played : { ...played, exercise },
      this.#log,
    );
    this.#told = new ToldBy(this.#casting, this.#log);
  }

  at(at: Instant, query: RequestQuery, skip: number): Standing {
    const { docket, links, book } = this.history;
    const every = links.at(at);
    const { needed, closed } = docket.counts(at);
    const { total, requests } = docket.find(at, query, { skip, most: REQUESTS_MOST });
    return {
      at,
      line: this.history.lineAt(at),
      ...this.history.neighbours(at),
      states: this.#statesAt(at),
      links: busiest(every),
      more_links: Math.max(0, every.length - LINKS_MOST),
      latencies: { kind: "latencies", rows: latenciesAt(book.requests, this.#casting, at) },
      requests: {
        open: needed - closed,
        closed,
        total,
        skip,
        cases: requests.flatMap((request) => this.#caseAt(request, at) ?? []),
      },
      facts: this.#factsUntil(at),
    };
  }

  /** Null: there is no such request. */
  story(request: string): Story | null {
    const { scenario, docket } = this.history;
    const need = docket.need(request);
    if (need === undefined) return null;
    const lines = docket.lines(request);
    const records = this.#read(lines);
    const told = this.#toldOf(lines, records);
    const offsets = (id: string): number[] => {
      const state = scenario.states.find((one) => one.id === id);
      return told.map(({ record: { at } }) =>
        state === undefined ? 0 : localTimeAt(state.offsets, at) - at,
      );
    };
    const { from, to } = need;
    const ancestors = this.#ancestors(need);
    const messages = lettersOf({ scenario, ancestors, records, log: this.#log });
    const sides = { from_offsets: offsets(from), to_offsets: offsets(to) };
    return { request, from, to, facts: told, messages, ...sides };
  }

  #statesAt(at: Instant): readonly StateDocument[] {
    const { scenario, duties } = this.history;
    const board = new Board("");
    const { addressOf } = registerOf(scenario);
    const sources = {
      now: () => at,
      playedBy: (state: string) => PLAYED_BY[this.#casting.of(state, at)],
      addressOf,
    };
    const sheets = new StateSheets(scenario, board, sources);
    for (const duty of duties.at(at)) sheets.note(duty);
    return shown(board, "state");
  }

  /** From the request's own lines alone. */
  #caseAt(request: string, at: Instant): CaseDocument | undefined {
    const { scenario, docket } = this.history;
    const board = new Board("");
    const sheets = new CaseSheets(scenario, board);
    const last = this.history.lineAt(at);
    const lines = docket.lines(request).filter((line) => line <= last);
    for (const record of this.#read(lines)) sheets.note(record);
    return shown(board, "case")[0];
  }

  #factsUntil(at: Instant): readonly ToldFact[] {
    const last = this.history.lineAt(at);
    // The first line is the scenario, which happens to nobody.
    const first = Math.max(2, last - LINES_MOST + 1);
    const lines = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => last - index);
    return this.#toldOf(lines, this.#read(lines)).slice(0, FACTS_MOST);
  }

  #toldOf(lines: readonly number[], records: readonly JournalRecord[]): readonly ToldFact[] {
    return records.flatMap((record, index) =>
      isTold(record) ? [this.#told.tell(lines[index] ?? 0, record)] : [],
    );
  }

  #ancestors({ parent }: NeedRecord): readonly NeedRecord[] {
    const need = parent === undefined ? undefined : this.history.docket.need(parent);
    return need === undefined ? [] : [...this.#ancestors(need), need];
  }
}

const PLAYED_BY = { people: "human", staff: "facilitator", machines: "machine" } as const;

function shown<K extends DeskDocument["kind"]>(
  board: Board,
  kind: K,
): Extract<DeskDocument, { kind: K }>[] {
  return board.since(VIEWER, 0).documents.flatMap(({ document }) => {
    const isOfKind = document?.kind === kind;
    return isOfKind ? [document as Extract<DeskDocument, { kind: K }>] : [];
  });
}

function busiest(links: readonly LinkDocument[]): readonly LinkDocument[] {
  if (links.length <= LINKS_MOST) return links;
  return links.toSorted((one, other) => other.sent - one.sent).slice(0, LINKS_MOST);
}

/** Inner moves of a machine tell nobody anything that the facts around them do not. */
function isTold(record: JournalRecord): boolean {
  return record.kind !== "audit" && (record.kind !== "state" || record.final === true);
}
