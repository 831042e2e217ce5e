import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { runCode } from "../exit/run-code.ts";
import { summaryText, writeDerivedFiles } from "../run-folder/derived-files.ts";
import { JournalDigester, sha256 } from "../run-folder/digest.ts";
import type { JournalDigests } from "../run-folder/digest.ts";
import { fileChunks, fileLines } from "../run-folder/journal-reader.ts";
import { manifestText } from "../run-folder/manifest.ts";
import { openRunFolder } from "../run-folder/open-run-folder.ts";
import type { RunFolder } from "../run-folder/open-run-folder.ts";
import { replaceFolder, siblingOf } from "../run-folder/replace-folder.ts";
import { runText } from "../screen/run-text.ts";
import { parseRecord } from "./first-scenario.ts";
import { JournalAnalysis } from "./journal-analysis.ts";
import type { AnalysedRun } from "./journal-analysis.ts";
import type { Outcome, Progress, ReportTask } from "./task.ts";

/** `contactpoint report`: writes again what derives from a journal that is still the one written. */
export function rebuildReport(task: ReportTask, progress: Progress): Outcome {
  const opened = openRunFolder(task.folder);
  const { manifest, journal } = opened;
  progress.seed(manifest.seed);
  const digests = checkedDigests(task.folder, opened);
  const run = analysed(journal, digests);
  const folder = realpathSync(task.folder);
  const fresh = siblingOf(folder, "new");
  rmSync(fresh, { recursive: true, force: true });
  progress.scratch(fresh);
  mkdirSync(fresh);
  linkOrCopy(journal, join(fresh, "journal.jsonl"));
  const files = writeDerivedFiles(fresh, run, manifest);
  writeFileSync(join(fresh, "manifest.json"), manifestText({ ...manifest, files }));
  replaceFolder(folder, fresh);
  const result = task.json
    ? summaryText(run.summary)
    : runText(run, { ...task, journal: "written" });
  return { code: runCode(run), result, notes: [] };
}

/** @throws Failure 1 naming every file that is not the one written; a missing one is made again */
function checkedDigests(folder: string, { manifest, journal }: RunFolder): JournalDigests {
  const digester = new JournalDigester();
  for (const chunk of fileChunks(journal)) digester.update(chunk);
  const digests = digester.digests();
  const changed = Object.entries(manifest.files)
    .filter(
      ([name, digest]) =>
        existsSync(join(folder, name)) && sha256(readFileSync(join(folder, name))) !== digest,
    )
    .map(([name]) => name);
  if (
    digests.journal_sha256 !== manifest.journal_sha256 ||
    digests.trace_sha256 !== manifest.trace_sha256
  ) {
    changed.unshift("journal.jsonl");
  }
  if (changed.length === 0) return digests;
  const names = changed.join(", ");
  throw new Failure(
    EXIT.finding,
    `different: ${names} in ${folder}: not what manifest.json says was written; nothing is changed`,
  );
}

function analysed(journal: string, digests: JournalDigests): AnalysedRun {
  const analysis = new JournalAnalysis();
  let line = 0;
  for (const text of fileLines(journal)) {
    line += 1;
    analysis.add(parseRecord(text, journal, line));
  }
  return analysis.result(digests);
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // Some file systems have no links.
    copyFileSync(from, to);
  }
}
