import * as z from "zod";
import type { RunDocument, RunNotice } from "../desk/index.ts";
import type { RecordedRun } from "./recorded-run.ts";

/** Marks that a scrub bar can show. */
const MARKS_MOST = 300;

const standing = z.object({
  t: z.coerce.number().int(),
  which: z.enum(["open", "closed", "all"]).default("all"),
  find: z.string().trim().max(200).default(""),
  skip: z.coerce.number().int().nonnegative().default(0),
});

/** A recorded run as a page can look at it. */
export class RecordedLook {
  /** What stands on the board under the key `run`. */
  readonly document: RunDocument;
  readonly #run: RecordedRun;

  /** `opens`: instant at which to begin. */
  constructor(run: RecordedRun, opens: number, notices: readonly RunNotice[]) {
    const { history } = run;
    const marks = history.marks();
    this.#run = run;
    this.document = {
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
  }

  /** `/api/at` is a standing, `/api/story` the story of one request; undefined: there is no such thing. */
  lookUp(path: string, asked: URLSearchParams): unknown {
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
