import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { fileLines } from "../run-folder/journal-reader.ts";

/**
 * The scenario that a journal begins with.
 *
 * @throws Failure 1 if its first line is none: then the journal is not what was written
 */
export function firstScenario(journal: string): ResolvedScenario {
  for (const line of fileLines(journal)) {
    const record = parseRecord(line, journal, 1);
    if (record.kind === "scenario") return record.scenario;
    break;
  }
  throw new Failure(EXIT.finding, `${journal}:1 is not the record of a scenario`);
}

/** @throws Failure 1 if the line is no record */
export function parseRecord(text: string, journal: string, line: number): JournalRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value !== "object" || value === null || !("kind" in value)) {
    throw new Failure(
      EXIT.finding,
      `${journal}:${line} cannot be read; the journal was cut or edited`,
    );
  }
  return value as JournalRecord;
}
