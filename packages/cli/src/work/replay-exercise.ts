import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { replayPlay } from "@contactpoint/exercise";
import type { ExerciseRecord } from "@contactpoint/exercise";
import { LogFault, readLog } from "@contactpoint/exercise/report";
import { NodeStore } from "@contactpoint/live/store";
import { PROTOCOL_VERSION } from "@contactpoint/protocol";
import { journalLines } from "@contactpoint/simulator";

import { sha256 } from "../run-folder/digest.ts";
import { EXERCISE_LOG } from "../run-folder/exercise-log.ts";
import { openRunFolder } from "../run-folder/open-run-folder.ts";
import { firstScenario } from "./first-scenario.ts";
import { JournalComparison } from "./journal-comparison.ts";
import {
  asDifference,
  different,
  identicalText,
  recordedJournal,
  type RecordedJournal,
} from "./replay-run.ts";

/**
 * `contactpoint replay` of an exercise: every act of its log is done again in its place, over the
 * sockets of a network like the first, and every byte of the journal is compared.
 *
 * @returns what to print
 * @throws Failure 1 at a difference, 65 if the folder cannot be replayed
 */
export async function replayExercise(folder: string, json: boolean): Promise<string> {
  const recorded = recordedJournal(folder);
  const log = logOf(folder);
  return identicalText(recorded, await playAgain(recorded, log), json);
}

/** @returns the number of records, all of them equal */
async function playAgain(
  recorded: RecordedJournal,
  log: readonly ExerciseRecord[],
): Promise<number> {
  const scratch = mkdtempSync(join(tmpdir(), "contactpoint-replay-"));
  const comparison = new JournalComparison(recorded.path);
  let records = 0;
  try {
    const scenario = firstScenario(recorded.path);
    const lines = journalLines((text) => comparison.compare(text));
    const count = (): void => {
      records += 1;
    };
    const store = NodeStore.open(join(scratch, "network.db"), {
      run: { content_hash: recorded.sha256, seed: recorded.seed, protocol: PROTOCOL_VERSION },
      kek: randomBytes(32),
    });
    try {
      await replayPlay({ scenario, log, store, now: Date.now, sinks: [lines, count] });
    } finally {
      store.close();
    }
    lines.end();
    comparison.end();
  } catch (error) {
    throw asDifference(recorded, error);
  } finally {
    comparison.close();
    rmSync(scratch, { recursive: true });
  }
  return records;
}

function logOf(folder: string): readonly ExerciseRecord[] {
  const path = join(folder, EXERCISE_LOG);
  const content = readFileSync(path);
  const { files } = openRunFolder(folder).manifest;
  try {
    const { records } = readLog(content);
    if (sha256(content) !== files[EXERCISE_LOG])
      throw different(`${path} is not the log that manifest.json names`);
    return records;
  } catch (error) {
    if (error instanceof LogFault) throw different(`${path}: ${error.message}`);
    throw error;
  }
}
