import { rmSync } from "node:fs";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";

import { EXIT } from "../exit/exit-code.ts";
import type { ExitCode } from "../exit/exit-code.ts";
import { faultReport, pasteable } from "../exit/fault-report.ts";
import { progressOn } from "../screen/progress.ts";
import type { Task, TaskMessage } from "./task.ts";

/** Room for records until they are written: fewer collections, measured to save a tenth of a run. */
const YOUNG_GENERATION_MB = 96;

/**
 * Does a task in a thread of its own, because a simulation never yields and this one must still
 * hear an interrupt and draw its progress. Prints what the task leaves to print.
 *
 * @param words the command line, repeated if there is a fault
 */
export async function performTask(task: Task, words: readonly string[]): Promise<ExitCode> {
  // The thread is compiled if this file is.
  const worker = new Worker(
    new URL(`task-thread${extname(import.meta.filename)}`, import.meta.url),
    {
      workerData: task,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    },
  );
  const progress = progressOn(process.stderr);
  if (task.kind === "explore") progress.show("exploring");
  const { promise, resolve } = Promise.withResolvers<ExitCode>();
  let seed: number | undefined;
  let scratch: string | undefined;

  const end = (code: ExitCode, result: string, notes: readonly string[]): void => {
    progress.end();
    for (const note of notes) process.stderr.write(`${note}\n`);
    process.stdout.write(result);
    resolve(code);
  };
  const onFault = (error: unknown): void => {
    removeScratch(scratch);
    end(EXIT.internalFault, "", [faultReport(error, seed, pasteable(repeatable(words, seed)))]);
  };
  const onInterrupt = (): void => {
    void worker.terminate().then(() => {
      removeScratch(scratch);
      end(EXIT.interrupted, "", ["contactpoint: interrupted; nothing was written"]);
    });
  };
  worker.on("message", (message: TaskMessage) => {
    if (message.kind === "seed") seed = message.seed;
    else if (message.kind === "scratch") scratch = message.folder;
    else if (message.kind === "share") progress.show(message.share);
    else if (message.kind === "reached") progress.show(message.words);
    else if (message.kind === "fault") onFault(message.error);
    else {
      const { code, result, notes } = message.outcome;
      if (code >= EXIT.usage) removeScratch(scratch);
      end(code, result, notes);
    }
  });
  worker.on("error", onFault);
  process.once("SIGINT", onInterrupt).once("SIGTERM", onInterrupt);
  const code = await promise;
  process.removeAllListeners("SIGINT").removeAllListeners("SIGTERM");
  return code;
}

/** The seed in force is stated, because the file's own may have changed by then. */
function repeatable(words: readonly string[], seed: number | undefined): readonly string[] {
  const stated = words[0] !== "run" || words.some((word) => word.startsWith("--seed"));
  return stated || seed === undefined ? words : [...words, "--seed", String(seed)];
}

function removeScratch(folder: string | undefined): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
