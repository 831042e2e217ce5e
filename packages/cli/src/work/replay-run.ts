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
  const { manifest, journal } = openRunFolder(task.folder);
  progress.seed(manifest.seed);
  if (manifest.merged_from !== undefined) throw merged(task.folder, manifest.merged_from);
  const digester = new JournalDigester();
  for (const chunk of fileChunks(journal)) digester.update(chunk);
  const { journal_sha256 } = digester.digests();
  const edited = journal_sha256 !== manifest.journal_sha256;
  const records = runAgain(task, journal, edited, progress);
  if (edited) {
    throw different(`${journal} repeats itself, but is not the journal that manifest.json names`);
  }
  const result = task.json
    ? `${JSON.stringify({ identical: true, records, journal_sha256 }, null, 2)}\n`
    : `identical: all ${records} records of ${journal}\nsha256 ${journal_sha256}\n`;
  return { code: EXIT.ok, result, notes: [] };
}

/** @returns the number of records, all of them equal */
function runAgain(
  { interpreter }: ReplayTask,
  journal: string,
  edited: boolean,
  progress: Progress,
): number {
  const scenario = firstScenario(journal);
  const comparison = new JournalComparison(journal);
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
    if (error instanceof JournalDifference) throw different(`${journal}:${error.message}`);
    // An edited first record may be no scenario that can run; an unedited one always is.
    if (edited) throw different(`${journal}:1 was edited and no longer runs: ${String(error)}`);
    throw error;
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

function different(message: string): Failure {
  return new Failure(EXIT.finding, `different: ${message}`);
}
