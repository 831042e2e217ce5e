import { availableParallelism } from "node:os";

import type { StudyBundle } from "@contactpoint/study";
import type { QueueWorker } from "@contactpoint/study/queue";
import type { QueueAddress } from "@contactpoint/study/queue-address";

import type { DefineCommand } from "../command-line/define-command.ts";
import { parseQueue, parseWorkers } from "../command-line/study-option-parsers.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { interrupted } from "../work/interrupted.ts";

interface Options {
  readonly queue: QueueAddress;
  readonly threads: number;
}

export const defineWorker: DefineCommand = (command, _words, end) => {
  command
    .description(
      "Run replications of studies that contactpoint compare --queue has put into a queue on Redis or Valkey, until interrupted. Any number of workers on any number of machines share the work; the results are those of a single machine.",
    )
    .requiredOption("--queue <url>", "address of the queue, as redis://host:6379", parseQueue)
    .option("--threads <n>", "replications at once", parseWorkers, availableParallelism())
    .addHelpText("after", HELP)
    .action(async ({ queue, threads }: Options) => {
      const worker = await open(queue, threads);
      process.stderr.write(`ready: ${threads} at once from ${queue.shown}, queue ${worker.name}\n`);
      await interrupted();
      process.stderr.write("stopping; what is under way is finished first\n");
      await worker.close();
      end(EXIT.ok);
    });
};

async function open(queue: QueueAddress, threads: number): Promise<QueueWorker> {
  const { ServiceUnreachable, ThreadExecutor } = await import("@contactpoint/study");
  const { QueueWorker } = await import("@contactpoint/study/queue");
  const { studyVersions } = await import("../study/study-source.ts");
  try {
    return await QueueWorker.open(queue, {
      versions: studyVersions(),
      threads,
      executorFor: (bundle: StudyBundle) => new ThreadExecutor(bundle, { threads }),
      onFinished: ({ point, replication }, ms) =>
        process.stderr.write(
          `finished ${point}, replication ${replication}, in ${(ms / 1_000).toFixed(1)} s\n`,
        ),
      onProblem: (message) => process.stderr.write(`contactpoint: ${message}\n`),
    });
  } catch (error) {
    if (error instanceof ServiceUnreachable) throw new Failure(EXIT.unavailable, error.message);
    throw error;
  }
}

const HELP = `
A worker that is killed loses nothing: what it was at goes to another. Only
workers of the same release of this software, of Node and of its time-zone data
take a study's work, since others might come to other results.

Examples:
  contactpoint worker --queue redis://localhost:6379
  contactpoint worker --queue rediss://user:secret@queue.example:6380
  contactpoint compare my-study.yaml --queue redis://localhost:6379

${exitCodeLines([0, 64, 69, 70])}`;
