import type { Study } from "@contactpoint/scenario";
import type { SelectionOutcome } from "../comparison/comparison.ts";
import type { Executor } from "../executor/executor.ts";
import type { StudyPoint } from "../plan/study-point.ts";
import type { Unit } from "../plan/unit.ts";
import type { ReplicationResult } from "../replication/replication-result.ts";
import { StudySchedule } from "./study-schedule.ts";

export interface StudyRun {
  readonly study: Study;
  readonly points: readonly StudyPoint[];
  readonly executor: Executor;
  /** Results of an earlier part of the same study. */
  readonly logged: readonly ReplicationResult[];
  /** Keeps a result; what it throws ends the study. */
  readonly keep: (result: ReplicationResult) => void;
  readonly onProgress: (progress: StudyProgress) => void;
  /** Ends the study with what is kept. */
  readonly signal: AbortSignal;
}

export interface StudyProgress {
  readonly finished: number;
  /** Of the study as far as can be seen now: a stopping rule may want more. */
  readonly wanted: number;
  /** Units that were run since the study was begun or taken up again. */
  readonly run: number;
  readonly latest: ReplicationResult;
}

export interface StudyEnd {
  /** False if it was interrupted. */
  readonly isFinished: boolean;
  /** That count, by point in the study's order, then by replication. */
  readonly results: readonly ReplicationResult[];
  readonly selection: SelectionOutcome | null;
}

/**
 * Runs what a study wants and is not yet known, as much at once as the executor takes. The outcome
 * does not depend on the executor, on the order in which results come, or on interruptions.
 *
 * @throws what the executor rejects with or `keep` throws; the executor is left to the caller
 */
export async function runStudy(run: StudyRun): Promise<StudyEnd> {
  const schedule = new StudySchedule(run.study, run.points, run.logged);
  const stopped = Promise.withResolvers<void>();
  const onAbort = (): void => stopped.resolve();
  run.signal.addEventListener("abort", onAbort, { once: true });
  let underWay = 0;
  let count = 0;
  let isOver = false;

  const finish = async (unit: Unit): Promise<void> => {
    const result = await run.executor.run(unit);
    underWay -= 1;
    if (isOver || run.signal.aborted) return;
    run.keep(result);
    schedule.add(result);
    count += 1;
    run.onProgress({ ...schedule.progress(), run: count, latest: result });
    fill();
  };
  const fill = (): void => {
    if (schedule.isFinished) stopped.resolve();
    while (underWay < run.executor.capacity && !schedule.isFinished && !run.signal.aborted) {
      const unit = schedule.next();
      if (unit === undefined) return;
      underWay += 1;
      finish(unit).catch((error: unknown) => stopped.reject(error));
    }
  };
  if (run.signal.aborted) stopped.resolve();
  fill();
  try {
    await stopped.promise;
  } finally {
    isOver = true;
    run.signal.removeEventListener("abort", onAbort);
  }
  return {
    isFinished: schedule.isFinished,
    results: schedule.counted(),
    selection: schedule.selection,
  };
}
