import type { JournalDigests } from "../run-folder/digest.ts";
import { fileLines } from "../run-folder/journal-reader.ts";
import { parseRecord } from "./first-scenario.ts";
import { JournalAnalysis } from "./journal-analysis.ts";
import type { AnalysedRun } from "./journal-analysis.ts";

/**
 * Measures and judges a journal that has been written.
 *
 * @param nodes the contact points whose journal it is, if not all
 * @throws Failure 1 if a line is no record
 */
export function analyseJournal(
  path: string,
  digests: JournalDigests,
  nodes?: readonly string[],
): AnalysedRun {
  const analysis = new JournalAnalysis(nodes);
  let line = 0;
  for (const text of fileLines(path)) {
    line += 1;
    analysis.add(parseRecord(text, path, line));
  }
  return analysis.result(digests);
}
