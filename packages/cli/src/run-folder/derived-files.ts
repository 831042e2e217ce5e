import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { itemsCsv, reportHtml, requestsCsv } from "@contactpoint/analysis";

import type { AnalysedRun } from "../work/journal-analysis.ts";
import { sha256 } from "./digest.ts";
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
  const contents: readonly (readonly [RunFile, string])[] = [
    ["requests.csv", [...requestsCsv(table)].join("")],
    ["items.csv", [...itemsCsv(table)].join("")],
    ["summary.json", summaryText(summary)],
    [
      "report.html",
      reportHtml({ table, summary, verdicts, diagram, provenance: provenance(origin) }),
    ],
  ];
  return Object.fromEntries(
    contents.map(([name, text]) => {
      const bytes = Buffer.from(text);
      writeFileSync(join(folder, name), bytes);
      return [name, sha256(bytes)];
    }),
  );
}

/** The text of summary.json and of `--json`. */
export function summaryText(summary: AnalysedRun["summary"]): string {
  return `${JSON.stringify(summary, null, 2)}\n`;
}
