import {
  DamagedLog,
  ReplicationFault,
  ServiceUnreachable,
  studySummaryText,
  ThreadExecutor,
} from "@contactpoint/study";
import type { Executor, StudyBundle, StudyOutcome } from "@contactpoint/study";
import type { QueueAddress } from "@contactpoint/study/queue-address";
import { EXIT } from "../exit/exit-code.ts";
import type { ExitCode } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { faultReport, pasteable } from "../exit/fault-report.ts";
import { comparisonText } from "../screen/comparison-text.ts";
import { COLOURED, PLAIN, wantsColour } from "../screen/paint.ts";
import { studyProgressOn } from "../screen/study-progress.ts";
import { compareStudy } from "./compare-study.ts";
import type { ComparedStudy } from "./compare-study.ts";
import type { FolderWishes } from "./study-folder.ts";
import { studySource } from "./study-source.ts";

export interface ComparisonWishes extends FolderWishes {
  readonly study: string;
  readonly workers: number | undefined;
  /** In place of this machine's threads. */
  readonly queue: QueueAddress | undefined;
  readonly out: string | undefined;
  readonly json: boolean;
}

/**
 * Runs a study, hears interrupts meanwhile, and prints what was found.
 *
 * @throws Failure for what was foreseen
 */
export async function performComparison(wishes: ComparisonWishes): Promise<ExitCode> {
  const { bundle, warnings } = studySource(wishes.study);
  for (const warning of warnings) process.stderr.write(`${warning}\n`);
  const abort = new AbortController();
  const onInterrupt = (): void => abort.abort();
  process.once("SIGINT", onInterrupt).once("SIGTERM", onInterrupt);
  let folder = "";
  try {
    const compared = await compareStudy({
      ...wishes,
      bundle,
      openExecutor: (requests) => executorFor(bundle, wishes, requests),
      display: (bundled) => studyProgressOn(process.stderr, bundled),
      signal: abort.signal,
      onFolder: (shown) => (folder = shown),
    });
    return told(compared, wishes);
  } catch (error) {
    return failed(error, folder);
  } finally {
    process.off("SIGINT", onInterrupt).off("SIGTERM", onInterrupt);
  }
}

async function executorFor(
  bundle: StudyBundle,
  { workers, queue }: ComparisonWishes,
  requests: string | undefined,
): Promise<Executor> {
  if (queue === undefined) {
    return new ThreadExecutor(bundle, {
      ...(workers === undefined ? {} : { threads: workers }),
      ...(requests === undefined ? {} : { requests }),
    });
  }
  if (requests !== undefined) {
    throw new Failure(
      EXIT.usage,
      "the study keeps requests, which only threads of this machine write: leave out --queue or keep measures",
    );
  }
  const { QueueExecutor } = await import("@contactpoint/study/queue");
  return QueueExecutor.open(queue, bundle, {
    onIdle: (name) =>
      process.stderr.write(
        `no worker listens to ${name} on ${queue.shown}; start some of the same release: contactpoint worker --queue ${queue.shown}\n`,
      ),
  });
}

function told({ folder, outcome, kept }: ComparedStudy, { json }: ComparisonWishes): ExitCode {
  if (outcome === undefined) {
    process.stderr.write(
      `contactpoint: interrupted; ${kept} replications are kept in ${folder}, and --resume goes on with them\n`,
    );
    return EXIT.interrupted;
  }
  const paint = wantsColour(process.stdout) ? COLOURED : PLAIN;
  process.stdout.write(json ? studySummaryText(outcome) : comparisonText(outcome, folder, paint));
  return isCutShort(outcome) ? EXIT.undecided : EXIT.ok;
}

/** A selection aims at the best, not at precision: it is cut short if it left several, or none. */
function isCutShort({ study, points, comparison }: StudyOutcome): boolean {
  const { selection, precision } = comparison;
  if (study.selection === null) return !precision.met;
  const combinations = new Set(points.map(({ factors }) => JSON.stringify(factors)));
  return selection === null || selection.best.length !== combinations.size;
}

function failed(error: unknown, folder: string): ExitCode {
  if (error instanceof ServiceUnreachable) throw new Failure(EXIT.unavailable, error.message);
  if (error instanceof DamagedLog) throw new Failure(EXIT.badInput, error.message);
  if (error instanceof Error && /no space left on device/i.test(error.message)) {
    throw new Failure(EXIT.disk, error.message);
  }
  if (!(error instanceof ReplicationFault)) throw error;
  const { point, replication } = error.unit;
  const repeat = ["replay", folder, "--point", point, "--replication", String(replication)];
  process.stderr.write(`${faultReport(error, undefined, pasteable(repeat))}\n`);
  return EXIT.internalFault;
}
