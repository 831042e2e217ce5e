import { createHash } from "node:crypto";
import { closeSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { itemsCsv, reportHtml, requestsCsv } from "@contactpoint/analysis";

import type { AnalysedRun } from "../work/journal-analysis.ts";
import type { RunOrigin } from "./manifest.ts";
import { provenance } from "./provenance.ts";
import type { RunFile } from "./replace-folder.ts";

/**
 * Writes what derives from the journal.
 *
 * @returns the digest of each file by name
 */
export function writeDerivedFiles(
  folder: string,
  { table, summary, verdicts, diagram }: AnalysedRun,
  origin: RunOrigin,
): Readonly<Record<string, string>> {
  const report = reportHtml({ table, summary, verdicts, diagram, provenance: provenance(origin) });
  const contents: readonly (readonly [RunFile, Iterable<string>])[] = [
    ["requests.csv", requestsCsv(table)],
    ["items.csv", itemsCsv(table)],
    ["summary.json", [summaryText(summary)]],
    ["report.html", [report]],
  ];
  return Object.fromEntries(
    contents.map(([name, chunks]) => [name, writeDigested(join(folder, name), chunks)]),
  );
}

/** The text of summary.json and of `--json`. */
export function summaryText(summary: AnalysedRun["summary"]): string {
  return `${JSON.stringify(summary, null, 2)}\n`;
}

/** A table of a long run is longer than a string can be, so it is written as it comes. */
function writeDigested(path: string, chunks: Iterable<string>): string {
  const hash = createHash("sha256");
  const file = openSync(path, "wx");
  try {
    for (const chunk of chunks) {
      hash.update(chunk);
      writeFileSync(file, chunk);
    }
  } finally {
    closeSync(file);
  }
  return hash.digest("hex");
}
