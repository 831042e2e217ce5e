import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { LogFault, readLog, RecordedRun, RunHistory } from "@contactpoint/exercise";
import type { ExerciseRecord, RunNotice } from "@contactpoint/exercise";
import type { JournalRecord } from "@contactpoint/protocol";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { JournalDigester } from "../run-folder/digest.ts";
import { EXERCISE_LOG } from "../run-folder/exercise-log.ts";
import { parseManifest } from "../run-folder/manifest.ts";
import type { Manifest } from "../run-folder/manifest.ts";
import { JournalFile } from "./journal-file.ts";

/** A run folder that can be looked at. */
export interface Recorded extends Disposable {
  readonly run: RecordedRun;
  /** What is not as a finished run has it. */
  readonly notices: readonly RunNotice[];
}

/**
 * Reads the journal of a folder once, as far as it can be read: a run that was cut short, or whose
 * files were edited, is opened with a notice.
 *
 * @throws Failure 65 if there is no journal that begins with its scenario
 */
export function openRecorded(folder: string): Recorded {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw bad(`${folder} is not a folder`);
  const found = manifestOf(folder);
  const path = join(folder, "journal.jsonl");
  if (!existsSync(path)) throw bad(`${folder} ${whyNoJournal(folder, found?.manifest)}`);
  const file = openJournal(path);
  try {
    const digester = new JournalDigester();
    const read = readJournal(file, path, digester, found?.manifest.nodes);
    const { history, cut } = read;
    const run = new RecordedRun(history, logOf(folder), (lines) => file.read(lines));
    const isEdited =
      found !== undefined &&
      (!found.intact || found.manifest.journal_sha256 !== digester.digests().journal_sha256);
    const notices: RunNotice[] = [
      ...(cut === null ? [] : [{ notice: "cut", line: cut } as const]),
      ...(history.isFinished ? [] : [{ notice: "unfinished" } as const]),
      ...(isEdited ? [{ notice: "edited" } as const] : []),
      ...(read.isPart ? [{ notice: "part" } as const] : []),
    ];
    return { run, notices, [Symbol.dispose]: () => file[Symbol.dispose]() };
  } catch (error) {
    file[Symbol.dispose]();
    throw error;
  }
}

interface Read {
  readonly history: RunHistory;
  /** The first line that cannot be read; what follows is left out. */
  readonly cut: number | null;
  /** The journal of some contact points alone. */
  readonly isPart: boolean;
}

function readJournal(
  file: JournalFile,
  path: string,
  digester: JournalDigester,
  nodes: readonly string[] | undefined,
): Read {
  let history: RunHistory | null = null;
  let isPart = false;
  let cut: number | null = null;
  let number = 0;
  // To the end in any case: the digest is of the whole file.
  for (const line of file.lines((bytes) => digester.update(bytes))) {
    number += 1;
    if (cut !== null) continue;
    const record = recordOf(line);
    if (history === null) {
      if (record?.kind !== "scenario") throw bad(`${path}:1 is not the record of a scenario`);
      const { scenario } = record;
      isPart = nodes !== undefined && scenario.states.some(({ id }) => !nodes.includes(id));
      history = new RunHistory(scenario, isPart);
    }
    if (record === null) cut = number;
    else history.note(record);
  }
  if (history === null) throw bad(`${path} is empty`);
  return { history, cut, isPart };
}

/** @throws Failure 65 */
function openJournal(path: string): JournalFile {
  try {
    return new JournalFile(path);
  } catch (error) {
    throw bad(`${path} cannot be read: ${error instanceof Error ? error.message : ""}`);
  }
}

/** Null: the line was cut or edited. */
function recordOf(line: string): JournalRecord | null {
  try {
    const value: unknown = JSON.parse(line);
    const isRecord =
      typeof value === "object" && value !== null && "kind" in value && "at" in value;
    return isRecord && typeof value.at === "number" ? (value as JournalRecord) : null;
  } catch {
    return null;
  }
}

function manifestOf(folder: string): ReturnType<typeof parseManifest> {
  const path = join(folder, "manifest.json");
  return existsSync(path) ? parseManifest(readFileSync(path, "utf8")) : undefined;
}

function whyNoJournal(folder: string, manifest: Manifest | undefined): string {
  if (manifest?.journal === "none")
    return "has no journal to look at: the run was made with --journal none";
  if (existsSync(join(folder, EXERCISE_LOG)))
    return "is of an exercise that is not over; the exercise's own pages show it";
  return "is no run folder: it has no journal.jsonl";
}

/** @throws Failure 65 */
function logOf(folder: string): readonly ExerciseRecord[] | null {
  const path = join(folder, EXERCISE_LOG);
  if (!existsSync(path)) return null;
  try {
    return readLog(readFileSync(path)).records;
  } catch (error) {
    if (error instanceof LogFault) throw bad(error.message);
    throw error;
  }
}

function bad(message: string): Failure {
  return new Failure(EXIT.badInput, message);
}
