import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { ResultsLog, readBundle, resultsDigest, runStudy, STUDY_FILES } from "@contactpoint/study";
import type {
  BundledStudy,
  Executor,
  ReplicationResult,
  StudyBundle,
  StudyEnd,
  StudyOutcome,
} from "@contactpoint/study";

import { sha256 } from "../run-folder/digest.ts";
import type { StudyDisplay } from "../screen/study-progress.ts";
import { KeptRequests, REQUESTS_FILE } from "./kept-requests.ts";
import { prepareStudyFolder, RESULTS_LOG, writeStudyManifest } from "./study-folder.ts";
import type { FolderWishes } from "./study-folder.ts";
import { STUDY_MANIFEST_FORMAT } from "./study-manifest.ts";
import type { StudyManifest } from "./study-manifest.ts";
import { writeOutcome } from "./write-outcome.ts";

export interface CompareTask extends FolderWishes {
  readonly bundle: StudyBundle;
  /** The study's file as the user named it. */
  readonly study: string;
  /** Default: `runs/<study-id>` in the working folder. */
  readonly out: string | undefined;
  /** Threads of this machine, or workers at a queue; `requests`: the folder for requests that are kept. */
  readonly openExecutor: (requests: string | undefined) => Promise<Executor> | Executor;
  readonly display: (bundled: BundledStudy) => StudyDisplay;
  readonly signal: AbortSignal;
  /** Hears the folder, as the user would name it, once it is ready. */
  readonly onFolder: (shown: string) => void;
}

export interface ComparedStudy {
  /** As the user would name it. */
  readonly folder: string;
  /** Undefined if it was interrupted. */
  readonly outcome: StudyOutcome | undefined;
  /** Replications in the log. */
  readonly kept: number;
}

/**
 * `contactpoint compare`: runs what the study's folder lacks, then writes all that derives from the
 * results. What the log has is never run again.
 */
export async function compareStudy(task: CompareTask): Promise<ComparedStudy> {
  const bundled = readBundle(task.bundle);
  const begun = beginning(bundled, task.bundle);
  const shown = task.out ?? join("runs", bundled.study.id);
  const folder = prepareStudyFolder(shown, begun, task);
  task.onFolder(shown);
  const logged: ReplicationResult[] = [];
  const log = ResultsLog.open(join(folder, RESULTS_LOG), (result) => logged.push(result));
  const requests = bundled.study.keep === "requests" ? new KeptRequests(folder) : undefined;
  let kept = logged.length;
  let end: StudyEnd;
  try {
    end = await ranStudy(task, { bundled, requests }, logged, (result) => {
      log.append(result);
      kept += 1;
    });
  } finally {
    log.close();
  }
  if (!end.isFinished) return { folder: shown, outcome: undefined, kept };
  await requests?.finish(end.results);
  const repeat = ["compare", task.study, ...(task.out === undefined ? [] : ["--out", task.out])];
  const outcome = await writeOutcome(folder, { bundled, bundle: task.bundle, end, shown, repeat });
  writeStudyManifest(folder, {
    ...begun,
    state: "complete",
    replications: end.results.length,
    results_sha256: resultsDigest(end.results),
    files: digestsOf(folder),
  });
  return { folder: shown, outcome, kept };
}

async function ranStudy(
  task: CompareTask,
  {
    bundled,
    requests,
  }: {
    readonly bundled: BundledStudy;
    readonly requests: KeptRequests | undefined;
  },
  logged: readonly ReplicationResult[],
  keep: (result: ReplicationResult) => void,
): Promise<StudyEnd> {
  const display = task.display(bundled);
  const executor = await task.openExecutor(requests?.parts);
  try {
    return await runStudy({
      ...bundled,
      executor,
      logged: requests?.complete(logged) ?? logged,
      keep,
      onProgress: (progress) => display.show(progress),
      signal: task.signal,
    });
  } finally {
    display.end();
    await executor.close();
  }
}

function beginning({ study }: BundledStudy, bundle: StudyBundle): StudyManifest {
  return {
    format: STUDY_MANIFEST_FORMAT,
    study: { id: study.id, version: study.version },
    seed: study.seed,
    state: "running",
    replications: null,
    results_sha256: null,
    files: {},
    bundle,
  };
}

function digestsOf(folder: string): Record<string, string> {
  const names = [...STUDY_FILES, REQUESTS_FILE].filter((name) => existsSync(join(folder, name)));
  return Object.fromEntries(names.map((name) => [name, sha256(readFileSync(join(folder, name)))]));
}
