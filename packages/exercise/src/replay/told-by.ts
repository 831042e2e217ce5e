import type { JournalRecord } from "@contactpoint/protocol";
import type { ExerciseRecord } from "../log/index.ts";
import { type Casting, taskId } from "../measures/index.ts";
import type { ToldFact } from "./standing.ts";

/** Adds to lines of a journal who did them, as the log of an exercise tells. */
export class ToldBy {
  readonly #casting: Casting;
  /** Who finished a task, by its id. */
  readonly #finishers = new Map<string, string>();

  constructor(casting: Casting, log: readonly ExerciseRecord[]) {
    this.#casting = casting;
    for (const record of log)
      if (record.kind === "act" && record.act.act === "finish")
        this.#finishers.set(record.act.task, record.person);
  }

  tell(line: number, record: JournalRecord): ToldFact {
    const state = doerOf(record);
    if (state === null) return { line, record, by: null, person: "" };
    if (record.kind !== "task")
      return { line, record, by: this.#casting.of(state, record.at), person: "" };
    const id = taskId(record.node, record.request, record.number);
    return {
      line,
      record,
      by: this.#casting.doerOf(state, record.phase === "finished" ? id : "", record.at),
      person: record.phase === "finished" ? (this.#finishers.get(id) ?? "") : "",
    };
  }
}

/** The contact point that did it; null: nobody, or somebody else. */
function doerOf(record: JournalRecord): string | null {
  switch (record.kind) {
    case "task":
      return record.by === "officer" ? record.node : null;
    case "sent":
      return record.from;
    case "order":
      return record.phase === "sent" ? record.node : null;
    default:
      return null;
  }
}
