import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { comparisonCsv } from "./comparison-csv.ts";
import type { StudyOutcome } from "./study-outcome.ts";
import { DATABASE_FILES, writeDatabase } from "./write-database.ts";

/** Every file of a study's folder that derives from its results; the report is made elsewhere. */
export const STUDY_FILES: readonly string[] = [
  "comparison.csv",
  "summary.json",
  ...DATABASE_FILES,
  "report.html",
];

/**
 * Writes all derived files of a finished study into `folder`, which is made if it is missing. Each
 * is written beside and renamed, so that one that is there is whole.
 *
 * @param report text of report.html
 * @throws what the disk or DuckDB throws
 */
export async function writeStudyFiles(
  folder: string,
  outcome: StudyOutcome,
  report: string,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await writeDatabase(folder, outcome);
  writeWhole(join(folder, "comparison.csv"), comparisonCsv(outcome));
  writeWhole(join(folder, "summary.json"), studySummaryText(outcome));
  writeWhole(join(folder, "report.html"), report);
}

/** The text of summary.json and of `compare --json`. */
export function studySummaryText({ comparison }: Pick<StudyOutcome, "comparison">): string {
  return `${JSON.stringify(comparison, null, 2)}\n`;
}

function writeWhole(path: string, text: string): void {
  const unfinished = `${path}.new-${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, path);
}
