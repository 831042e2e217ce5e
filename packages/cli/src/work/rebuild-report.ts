import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { runCode } from "../exit/run-code.ts";
import { checkedDigests } from "../run-folder/checked-digests.ts";
import { summaryText, writeDerivedFiles } from "../run-folder/derived-files.ts";
import { EXERCISE_LOG, isExercise } from "../run-folder/exercise-log.ts";
import { manifestText } from "../run-folder/manifest.ts";
import type { Manifest } from "../run-folder/manifest.ts";
import { mergeRunFolders } from "../run-folder/merge-run-folders.ts";
import { openRunFolder } from "../run-folder/open-run-folder.ts";
import { replaceFolder, siblingOf } from "../run-folder/replace-folder.ts";
import { nodeText } from "../screen/node-text.ts";
import type { Ratings } from "../screen/ratings-text.ts";
import { runText } from "../screen/run-text.ts";
import { analyseJournal } from "./analyse-journal.ts";
import type { AnalysedRun } from "./journal-analysis.ts";
import type { Outcome, Progress, RebuildTask, ReportTask } from "./task.ts";

/**
 * `contactpoint report`: writes again what derives from a journal that is still the one written, or
 * merges the journals of several processes.
 */
export async function rebuildReport(task: ReportTask, progress: Progress): Promise<Outcome> {
  return "out" in task ? mergeRunFolders(task, progress) : rebuilt(task, progress);
}

async function rebuilt(task: RebuildTask, progress: Progress): Promise<Outcome> {
  const opened = openRunFolder(task.folder);
  const { manifest, journal } = opened;
  progress.seed(manifest.seed);
  const digests = checkedDigests(task.folder, opened);
  const { nodes, merged_from } = manifest;
  // Whether a merge is whole, the merge has told.
  const run = analyseJournal(journal, digests, merged_from === undefined ? nodes : undefined);
  const folder = realpathSync(task.folder);
  const fresh = siblingOf(folder, "new");
  rmSync(fresh, { recursive: true, force: true });
  progress.scratch(fresh);
  mkdirSync(fresh);
  linkOrCopy(journal, join(fresh, "journal.jsonl"));
  const others = await exerciseFiles(task, fresh);
  const files = { ...writeDerivedFiles(fresh, run, manifest), ...others };
  writeFileSync(join(fresh, "manifest.json"), manifestText({ ...manifest, files }));
  replaceFolder(folder, fresh);
  const result = task.json ? summaryText(run.summary) : await resultText(run, manifest, task);
  return { code: runCode(run), result, notes: [] };
}

/** What derives from an exercise's log, if the folder is one's. */
async function exerciseFiles(
  { folder, audience }: RebuildTask,
  fresh: string,
): Promise<Record<string, string>> {
  const log = join(folder, EXERCISE_LOG);
  if (!existsSync(log)) {
    if (audience.level === "full") return {};
    throw new Failure(EXIT.badInput, `${folder} is no exercise's: it has no ${EXERCISE_LOG}`);
  }
  linkOrCopy(log, join(fresh, EXERCISE_LOG));
  const { writeExerciseFiles } = await import("../run-folder/exercise-files.ts");
  return writeExerciseFiles(fresh, audience);
}

async function resultText(
  run: AnalysedRun,
  manifest: Manifest,
  task: RebuildTask,
): Promise<string> {
  const { nodes, merged_from } = manifest;
  const [state, ...others] = nodes ?? [];
  return state !== undefined && others.length === 0 && merged_from === undefined
    ? nodeText(run, { state, folder: task.folder })
    : runText(run, { ...task, journal: "written", ratings: await ratingsIn(task.folder) });
}

async function ratingsIn(folder: string): Promise<Ratings> {
  if (!isExercise(folder)) return [];
  const { readReport } = await import("../run-folder/exercise-files.ts");
  return readReport(folder).proposals;
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // Some file systems have no links.
    copyFileSync(from, to);
  }
}
