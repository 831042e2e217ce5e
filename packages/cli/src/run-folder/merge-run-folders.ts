import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import type { ResolvedScenario } from "@contactpoint/protocol";

import { runCode } from "../exit/run-code.ts";
import { runText } from "../screen/run-text.ts";
import { parseRecord } from "../work/first-scenario.ts";
import { JournalAnalysis } from "../work/journal-analysis.ts";
import type { AnalysedRun } from "../work/journal-analysis.ts";
import type { MergeTask, Outcome, Progress } from "../work/task.ts";
import { summaryText, writeDerivedFiles } from "./derived-files.ts";
import { fileLines } from "./journal-reader.ts";
import { JournalWriter } from "./journal-writer.ts";
import { makeFolder } from "./make-folder.ts";
import { manifestText } from "./manifest.ts";
import type { RunOrigin } from "./manifest.ts";
import type { RecordLine } from "./merge-cursor.ts";
import { mergeJournals } from "./merge-journals.ts";
import type { MergedJournals, MergedPart } from "./merge-journals.ts";
import { mergeNotes } from "./merge-notes.ts";
import { mergeSources } from "./merge-sources.ts";
import type { MergeSource, MergeSources } from "./merge-sources.ts";
import { mergeTarget } from "./merge-target.ts";
import { replaceFolder, siblingOf } from "./replace-folder.ts";

/** `contactpoint report DIR... --out DIR`: merges the run folders of several processes into one. */
export function mergeRunFolders(task: MergeTask, progress: Progress): Outcome {
  const found = mergeSources(task.folders);
  progress.seed(found.scenario.seed);
  const folder = mergeTarget(task, found.sources);
  const fresh = siblingOf(folder, "new");
  makeFolder(dirname(folder));
  rmSync(fresh, { recursive: true, force: true });
  progress.scratch(fresh);
  mkdirSync(fresh);
  try {
    const { run, journals } = merged(found, join(fresh, "journal.jsonl"), progress);
    const origin = originOf(found.scenario, journals.parts, run);
    const files = writeDerivedFiles(fresh, run, origin);
    writeFileSync(join(fresh, "manifest.json"), manifestText({ ...origin, files }));
    replaceFolder(folder, fresh);
    const result = task.json
      ? summaryText(run.summary)
      : runText(run, { colour: task.colour, folder: task.out, journal: "written" });
    return { code: runCode(run), result, notes: mergeNotes(found.scenario, journals) };
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw error;
  }
}

interface Merged {
  readonly run: AnalysedRun;
  readonly journals: MergedJournals;
}

/** Writes the merged journal to `path` and analyses it on the way. */
function merged({ sources }: MergeSources, path: string, progress: Progress): Merged {
  const writer = new JournalWriter(path);
  const lines = lineBuffer((text) => writer.write(text));
  const analysis = new JournalAnalysis();
  const shown = byteShare(sources, progress);
  const opening = openingOf(sources);
  analysis.add(opening.record);
  lines.add(opening.text);
  const records = mergeJournals(sources);
  let next = records.next();
  for (; next.done !== true; next = records.next()) {
    const { record, text } = next.value;
    analysis.add(record);
    lines.add(text);
    shown(text);
  }
  lines.flush();
  return { run: analysis.result(writer.end()), journals: next.value };
}

/** The first record, which is the same in all. */
function openingOf([first]: readonly MergeSource[]): RecordLine {
  if (first === undefined) throw new RangeError("a merge needs a folder");
  const [text] = fileLines(first.journal).take(1);
  return { record: parseRecord(text ?? "", first.journal, 1), text: text ?? "" };
}

function originOf(
  { states }: ResolvedScenario,
  parts: readonly MergedPart[],
  { summary: { journal_sha256, trace_sha256 } }: AnalysedRun,
): RunOrigin {
  const [first] = parts;
  if (first === undefined) throw new RangeError("a merge needs a folder");
  const { files: _, ...manifest } = first.source.manifest;
  const inOrder = (held: (state: string) => boolean): string[] =>
    states.map(({ id }) => id).filter(held);
  return {
    ...manifest,
    journal_sha256,
    trace_sha256,
    nodes: inOrder((state) => parts.some(({ nodes }) => nodes.has(state))),
    merged_from: parts.map(({ source, nodes }) => ({
      nodes: inOrder((state) => nodes.has(state)),
      journal_sha256: source.digests.journal_sha256,
    })),
  };
}

const CHUNK = 1 << 20;

/** Hands lines on in pieces of about a megabyte. */
function lineBuffer(write: (text: string) => void): {
  readonly add: (line: string) => void;
  readonly flush: () => void;
} {
  let lines: string[] = [];
  let size = 0;
  const flush = (): void => {
    if (lines.length > 0) write(`${lines.join("\n")}\n`);
    lines = [];
    size = 0;
  };
  const add = (line: string): void => {
    lines.push(line);
    size += line.length + 1;
    if (size >= CHUNK) flush();
  };
  return { add, flush };
}

/** Tells how much of all journals has been read, a character taken for a byte. */
function byteShare(sources: readonly MergeSource[], progress: Progress): (text: string) => void {
  const bytes = sources.reduce((sum, { journal }) => sum + statSync(journal).size, 0);
  let read = 0;
  return (text) => {
    read += text.length + 1;
    progress.share(read / bytes);
  };
}
