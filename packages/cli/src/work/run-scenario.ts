import { simulate } from "@contactpoint/simulator";

import { runCode } from "../exit/run-code.ts";
import { summaryText } from "../run-folder/derived-files.ts";
import { RunRecorder } from "../run-folder/run-recorder.ts";
import { runText } from "../screen/run-text.ts";
import { speedNote } from "../screen/speed-note.ts";
import { heapThrift } from "./heap-thrift.ts";
import type { AnalysedRun } from "./journal-analysis.ts";
import { readSource } from "./read-source.ts";
import type { ScenarioSource } from "./read-source.ts";
import type { Outcome, Progress, RunTask } from "./task.ts";

/** `contactpoint run`: simulates in virtual time and writes the run folder. */
export function runScenario(task: RunTask, progress: Progress): Outcome {
  const source = readSource(task.scenario, task.seed);
  progress.seed(source.scenario.seed);
  const onScratch = (folder: string): void => progress.scratch(folder);
  const recorder = new RunRecorder(source, { ...task, analysed: "meanwhile", onScratch });
  const { run, events, milliseconds } = simulated(task, source, recorder, progress);
  recorder.keep(run);
  return {
    code: runCode(run),
    result: task.json ? summaryText(run.summary) : runText(run, { ...task, folder: recorder.out }),
    notes: [...source.warnings, speedNote(run.table.rows, events, milliseconds)],
  };
}

interface Simulated {
  readonly run: AnalysedRun;
  readonly events: number;
  readonly milliseconds: number;
}

function simulated(
  { interpreter }: RunTask,
  { scenario }: ScenarioSource,
  recorder: RunRecorder,
  progress: Progress,
): Simulated {
  const thrift = heapThrift();
  const begun = performance.now();
  const { events } = simulate(scenario, {
    interpreter,
    sinks: recorder.sinks,
    onProgress: (share) => {
      progress.share(share);
      thrift();
    },
  });
  const run = recorder.end();
  return { run, events, milliseconds: performance.now() - begun };
}
