import { InvalidArgumentError } from "commander";

import type { DefineCommand } from "../command-line/commands.ts";
import { parsePort, parseSeed } from "../command-line/option-parsers.ts";
import { exitCodeLines } from "../exit/exit-code.ts";
import { runExercise } from "../live/run-exercise.ts";
import type { ExerciseTask } from "../live/run-exercise.ts";
import { withFaultReport } from "../live/with-fault-report.ts";
import { wantsColour } from "../screen/paint.ts";
import { readLiveSource } from "../work/read-source.ts";

interface Options extends Pick<ExerciseTask, "port" | "host" | "url" | "evaluators" | "observers"> {
  readonly hostName?: readonly string[];
  readonly seed?: number;
  readonly out?: string;
  readonly force?: boolean;
}

export const defineExercise: DefineCommand = (command, words, end) => {
  command
    .description(
      "Play a scenario with people. Each seat has a link of its own; people play the States that the scenario says, machines the others, and the facilitator governs the clock. It ends with the scenario or when the facilitator ends it, and writes a run folder.",
    )
    .argument("<scenario>", "scenario file (contactpoint/1, YAML)")
    .option("--port <n>", "port of the pages", parsePort, 4100)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option(
      "--host-name <name>",
      "further name by which the pages are asked for; repeatable",
      (name: string, before: readonly string[] | undefined) => [...(before ?? []), name],
    )
    .option("--url <url>", "address that people use, such as https://exercise.example", parseUrl)
    .option("--evaluators <n>", "seats for evaluators", parseCount, 1)
    .option("--observers <n>", "seats for observers", parseCount, 1)
    .option("--seed <n>", "seed in place of the scenario's own", parseSeed)
    .option("--out <dir>", "run folder (default: runs/<scenario-id>-<seed>)")
    .option("--force", "replace the folder of another run")
    .addHelpText("after", HELP)
    .action(async (path: string, options: Options) => {
      const { seed, out, url, hostName = [], force = false } = options;
      const source = readLiveSource(path, seed);
      for (const warning of source.warnings) process.stderr.write(`${warning}\n`);
      const colour = wantsColour(process.stdout);
      const task = { ...options, out, url, hostNames: hostName, force, colour };
      const code = await withFaultReport(words, source.scenario.seed, () =>
        runExercise(source, task),
      );
      end(code);
    });
};

function parseUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new InvalidArgumentError("It is an address such as https://exercise.example.");
  return text.replace(/\/+$/, "");
}

/** More seats than this nobody looks after. */
const STAFF_MOST = 50;

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0 || count > STAFF_MOST)
    throw new InvalidArgumentError(`It is a number from 0 to ${STAFF_MOST}.`);
  return count;
}

const HELP = `
The links are keys: who has one, has the seat. What is done stands in FOLDER.exercise
until the exercise has ended; after a stop or a crash the same command goes on with it,
and the exercise stands until the facilitator resumes it.

Pages are served over HTTP on this machine. For others put a proxy with HTTPS before
it and name its address with --url.

Examples:
  contactpoint exercise scenarios/first-night.yaml
  contactpoint exercise my-night.yaml --port 4100 --url https://exercise.example

${exitCodeLines([0, 1, 2, 64, 65, 69, 70, 73, 74, 130])}`;
