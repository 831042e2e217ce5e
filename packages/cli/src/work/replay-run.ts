import { journalLines, simulate } from "@contactpoint/simulator";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { JournalDigester } from "../run-folder/digest.ts";
import { fileChunks } from "../run-folder/journal-reader.ts";
import type { MergedJournal } from "../run-folder/manifest.ts";
import { openRunFolder } from "../run-folder/open-run-folder.ts";
import { firstScenario } from "./first-scenario.ts";
import { JournalComparison, JournalDifference } from "./journal-comparison.ts";
import type { Outcome, Progress, ReplayTask } from "./task.ts";

/** `contactpoint replay`: runs the first record again and compares every byte. */
export function replayRun(task: ReplayTask, progress: Progress): Outcome {
  const recorded = recordedJournal(task.folder);
  progress.seed(recorded.seed);
  const records = runAgain(task, recorded, progress);
  return { code: EXIT.ok, result: identicalText(recorded, records, task.json), notes: [] };
}

/** A journal that is to be given again. */
export interface RecordedJournal {
  readonly path: string;
  readonly seed: number;
  readonly sha256: string;
  /** It is not the journal that the manifest names. */
  readonly isEdited: boolean;
}

/** @throws Failure 65 if the folder has none that could be given again */
export function recordedJournal(folder: string): RecordedJournal {
  const { manifest, journal: path } = openRunFolder(folder);
  const { nodes, merged_from } = manifest;
  if (merged_from !== undefined) throw merged(folder, merged_from);
  if (nodes !== undefined)
    throw new Failure(
      EXIT.badInput,
      `${folder} cannot be replayed: it is the part of ${nodes.join(", ")} in a network of several processes, and what reached it from the others is not in it as it was sent`,
    );
  const digester = new JournalDigester();
  for (const chunk of fileChunks(path)) digester.update(chunk);
  const { journal_sha256: sha256 } = digester.digests();
  return { path, seed: manifest.seed, sha256, isEdited: sha256 !== manifest.journal_sha256 };
}

/** @throws Failure 1 if what was repeated is not what the manifest names */
export function identicalText(
  { path, sha256, isEdited }: RecordedJournal,
  records: number,
  json: boolean,
): string {
  if (isEdited)
    throw different(`${path} repeats itself, but is not the journal that manifest.json names`);
  return json
    ? `${JSON.stringify({ identical: true, records, journal_sha256: sha256 }, null, 2)}\n`
    : `identical: all ${records} records of ${path}\nsha256 ${sha256}\n`;
}

/** The failure that an error of a run means which was compared; the error itself if it means none. */
export function asDifference({ path, isEdited }: RecordedJournal, error: unknown): unknown {
  if (error instanceof JournalDifference) return different(`${path}:${error.message}`);
  // An edited first record may be no scenario that can run; an unedited one always is.
  return isEdited ? different(`${path}:1 was edited and no longer runs: ${String(error)}`) : error;
}

/** @returns the number of records, all of them equal */
function runAgain(
  { interpreter }: ReplayTask,
  recorded: RecordedJournal,
  progress: Progress,
): number {
  const scenario = firstScenario(recorded.path);
  const comparison = new JournalComparison(recorded.path);
  let records = 0;
  try {
    const lines = journalLines((text) => comparison.compare(text));
    const count = (): void => {
      records += 1;
    };
    simulate(scenario, {
      interpreter,
      sinks: [lines, count],
      onProgress: (share) => progress.share(share),
    });
    lines.end();
    comparison.end();
  } catch (error) {
    throw asDifference(recorded, error);
  } finally {
    comparison.close();
  }
  return records;
}

function merged(folder: string, journals: readonly MergedJournal[]): Failure {
  const names = journals.map(({ nodes }) => nodes.join("+")).join(", ");
  return new Failure(
    EXIT.badInput,
    `${folder} cannot be replayed: it is a merge of several processes (${names}), and nothing recorded in which order things happened between them within an instant`,
  );
}

/** What was given again is something else. */
export function different(message: string): Failure {
  return new Failure(EXIT.finding, `different: ${message}`);
}
