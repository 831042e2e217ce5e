import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import {
  afterActionHtml,
  afterActionReport,
  disclose,
  LogFault,
  measuresCsv,
  readLog,
} from "@contactpoint/exercise/report";
import type { AfterActionReport, Audience } from "@contactpoint/exercise/report";
import { aarSchema } from "@contactpoint/exercise/schema";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { parseRecord } from "../work/first-scenario.ts";
import { sha256 } from "./digest.ts";
import { EXERCISE_LOG } from "./exercise-log.ts";
import { fileLines } from "./journal-reader.ts";

/**
 * Writes the after-action report from journal and log of a folder: for the exercise's directors
 * and, under names of their own, for another audience.
 *
 * @returns the digests by name, of the log, too
 * @throws Failure 65 if the log cannot be read, 64 if the audience took no part
 */
export function writeExerciseFiles(folder: string, audience: Audience): Record<string, string> {
  const log = readFileSync(join(folder, EXERCISE_LOG));
  const report = reportOf(folder, log);
  const views = new Map([["", report]]);
  if (audience.level !== "full") views.set(`-${nameOf(audience)}`, viewFor(report, audience));
  const files = [...views].flatMap(([suffix, view]): [string, string][] => [
    [`aar${suffix}.html`, afterActionHtml(view)],
    [`aar${suffix}.json`, `${JSON.stringify(view, null, 2)}\n`],
    [`measures${suffix}.csv`, measuresCsv(view)],
  ]);
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  const digests = files.map(([name, text]): [string, string] => [name, sha256(text)]);
  return Object.fromEntries([[EXERCISE_LOG, sha256(log)], ...digests]);
}

/** The full report that a run folder holds. */
export function readReport(folder: string): AfterActionReport {
  return aarSchema.parse(JSON.parse(readFileSync(join(folder, "aar.json"), "utf8")));
}

function reportOf(folder: string, log: Buffer): AfterActionReport {
  const path = join(folder, "journal.jsonl");
  const journal = [...fileLines(path)].map((line, index) => parseRecord(line, path, index + 1));
  const digests = { journal_sha256: sha256(readFileSync(path)), log_sha256: sha256(log) };
  try {
    return afterActionReport({ journal, log: readLog(log).records, digests });
  } catch (error) {
    if (error instanceof LogFault) throw new Failure(EXIT.badInput, error.message);
    throw error;
  }
}

function viewFor(report: AfterActionReport, audience: Audience): AfterActionReport {
  try {
    return disclose(report, audience);
  } catch (error) {
    if (error instanceof RangeError) throw new Failure(EXIT.usage, error.message);
    throw error;
  }
}

function nameOf(audience: Audience): string {
  return audience.level === "state" ? audience.state : audience.level;
}
