import * as z from "zod";
import { Board, type RunDocument, type RunNotice } from "../desk/index.ts";
import { exerciseDocument } from "../play/index.ts";
import type { ExercisePlay, Outcome } from "../service/index.ts";
import type { Seat } from "../seats/index.ts";
import type { RecordedRun } from "./recorded-run.ts";
import { VIEWER } from "./viewer.ts";

/** Marks that a scrub bar can show. */
const MARKS_MOST = 300;

const standing = z.object({
  t: z.coerce.number().int(),
  which: z.enum(["open", "closed", "all"]).default("all"),
  find: z.string().trim().max(200).default(""),
  skip: z.coerce.number().int().nonnegative().default(0),
});

export interface Look {
  /** Instant at which to begin. */
  readonly opens: number;
  readonly notices: readonly RunNotice[];
  /** Name of this life of the service, which no other has. */
  readonly life: string;
}

/** A recorded run in the place of an exercise under way: it can be asked anything and told nothing. */
export class RecordedPlay implements ExercisePlay {
  readonly board: Board;
  readonly seats: readonly Seat[] = [VIEWER];
  readonly #run: RecordedRun;

  constructor(run: RecordedRun, { opens, notices, life }: Look) {
    const { history } = run;
    this.#run = run;
    this.board = new Board(life);
    const marks = history.marks();
    const document: RunDocument = {
      kind: "run",
      starts: history.scenario.clock.start,
      ends: history.ends,
      opens,
      lines: history.lines,
      played: run.isPlayed,
      notices,
      marks: marks.slice(0, MARKS_MOST),
      more_marks: Math.max(0, marks.length - MARKS_MOST),
    };
    this.board.put({ key: "exercise", show: () => exerciseDocument(history.scenario) });
    this.board.put({ key: "run", show: () => document });
  }

  perform(): Promise<Outcome> {
    const sentence = "This run is recorded: nothing can be done to it any more.";
    return Promise.resolve({ done: false, error: "conflict", sentence });
  }

  watched(): void {}

  /** `/api/at` is a standing, `/api/story` the story of one request. */
  lookUp(_seat: Seat, path: string, asked: URLSearchParams): unknown {
    if (path === "/api/at") {
      const query = standing.safeParse(Object.fromEntries(asked));
      if (!query.success) return undefined;
      const { t, skip, ...which } = query.data;
      return this.#run.at(t, which, skip);
    }
    if (path === "/api/story") return this.#run.story(asked.get("request") ?? "") ?? undefined;
    return undefined;
  }
}
