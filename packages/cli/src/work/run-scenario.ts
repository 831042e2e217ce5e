import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { journalLines, simulate } from "@contactpoint/simulator";

import { runCode } from "../exit/run-code.ts";
import { calendarsDigest } from "../run-folder/calendars-digest.ts";
import { summaryText, writeDerivedFiles } from "../run-folder/derived-files.ts";
import { JournalWriter } from "../run-folder/journal-writer.ts";
import { MANIFEST_FORMAT, manifestText } from "../run-folder/manifest.ts";
import type { RunOrigin } from "../run-folder/manifest.ts";
import { makeFolder } from "../run-folder/make-folder.ts";
import { outputFolder } from "../run-folder/output-folder.ts";
import { replaceFolder, siblingOf } from "../run-folder/replace-folder.ts";
import { versions } from "../run-folder/versions.ts";
import { runText } from "../screen/run-text.ts";
import { speedNote } from "../screen/speed-note.ts";
import { heapThrift } from "./heap-thrift.ts";
import { JournalAnalysis } from "./journal-analysis.ts";
import type { AnalysedRun } from "./journal-analysis.ts";
import { readSource } from "./read-source.ts";
import type { ScenarioSource } from "./read-source.ts";
import type { Outcome, Progress, RunTask } from "./task.ts";

/** `contactpoint run`: simulates in virtual time and writes the run folder. */
export function runScenario(task: RunTask, progress: Progress): Outcome {
  const source = readSource(task.scenario, task.seed);
  const { scenario, contentHash } = source;
  progress.seed(scenario.seed);
  const out = task.out ?? join("runs", `${scenario.id}-${scenario.seed}`);
  const folder = outputFolder(out, { contentHash, seed: scenario.seed }, task.force);
  const fresh = siblingOf(folder, "new");
  makeFolder(dirname(folder));
  rmSync(fresh, { recursive: true, force: true });
  progress.scratch(fresh);
  mkdirSync(fresh);

  const { run, events, milliseconds } = simulated(task, source, fresh, progress);
  writeFiles(fresh, task, source, run);
  replaceFolder(folder, fresh);
  return {
    code: runCode(run),
    result: task.json ? summaryText(run.summary) : runText(run, { ...task, folder: out }),
    notes: [...source.warnings, speedNote(run.table.rows, events, milliseconds)],
  };
}

interface Simulated {
  readonly run: AnalysedRun;
  readonly events: number;
  readonly milliseconds: number;
}

function simulated(
  { interpreter, journal }: RunTask,
  { scenario }: ScenarioSource,
  fresh: string,
  progress: Progress,
): Simulated {
  const writer = new JournalWriter(
    journal === "written" ? join(fresh, "journal.jsonl") : undefined,
  );
  const lines = journalLines((text) => writer.write(text));
  const analysis = new JournalAnalysis();
  const thrift = heapThrift();
  const begun = performance.now();
  const { events } = simulate(scenario, {
    interpreter,
    sinks: [lines, (record) => analysis.add(record)],
    onProgress: (share) => {
      progress.share(share);
      thrift();
    },
  });
  lines.end();
  const run = analysis.result(writer.end());
  return { run, events, milliseconds: performance.now() - begun };
}

function writeFiles(
  fresh: string,
  { journal }: RunTask,
  { scenario, files, contentHash }: ScenarioSource,
  run: AnalysedRun,
): void {
  const { journal_sha256, trace_sha256 } = run.summary;
  const origin: RunOrigin = {
    format: MANIFEST_FORMAT,
    scenario: { id: scenario.id, version: scenario.version, content_sha256: contentHash, files },
    seed: scenario.seed,
    ...versions(),
    calendars_sha256: calendarsDigest(scenario),
    journal,
    journal_sha256,
    trace_sha256,
  };
  const manifest = { ...origin, files: writeDerivedFiles(fresh, run, origin) };
  writeFileSync(join(fresh, "manifest.json"), manifestText(manifest));
}
