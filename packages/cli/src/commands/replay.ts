import { Option } from "commander";

import type { DefineCommand } from "../command-line/define-command.ts";
import { parseSeed } from "../command-line/option-parsers.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import type { ExitCode } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { isExercise } from "../run-folder/exercise-log.ts";
import { openRunFolder } from "../run-folder/open-run-folder.ts";
import { wantsColour } from "../screen/paint.ts";
import { performTask } from "../work/perform-task.ts";
import type { ReplayTask, Task } from "../work/task.ts";

interface Options extends Pick<ReplayTask, "interpreter"> {
  readonly json?: boolean;
  readonly replication?: number;
  readonly point?: string;
}

export const defineReplay: DefineCommand = (command, words, end) => {
  command
    .description(
      "Run the first record of a journal again and compare every byte. It needs neither the scenario file nor time-zone data: the record holds the resolved calendars. Of a study's folder one replication is run again and its digest compared.",
    )
    .argument("<run-dir>", "folder that run or compare wrote")
    .option("--json", "print the result as JSON")
    .option("--replication <n>", "of a study: the number of the replication, from 0", parseSeed)
    .option("--point <id>", "of a study: the number is that of this point's replications")
    .addOption(
      new Option("--interpreter <name>", "what interprets the machines")
        .choices(["compiled", "xstate"])
        .default("compiled"),
    )
    .addHelpText("after", HELP)
    .action(async (folder: string, options: Options) => {
      const task = taskOf(folder, options);
      if (task.kind === "replay" && isExercise(folder))
        return end(await replayedExercise(task, words));
      end(await performTask(task, words));
    });
};

/** People's acts are done again over sockets, where there is no choice of interpreter. */
async function replayedExercise(
  { folder, json }: ReplayTask,
  words: readonly string[],
): Promise<ExitCode> {
  const { seed } = openRunFolder(folder).manifest;
  const { replayExercise } = await import("../work/replay-exercise.ts");
  const { withFaultReport } = await import("../live/with-fault-report.ts");
  return withFaultReport(words, seed, async () => {
    process.stdout.write(await replayExercise(folder, json));
    return EXIT.ok;
  });
}

function taskOf(
  folder: string,
  { interpreter, json = false, replication: number, point }: Options,
): Task {
  const display = { json, colour: wantsColour(process.stdout) };
  if (number !== undefined) return { kind: "replication", folder, number, point, ...display };
  if (point !== undefined) {
    throw new Failure(EXIT.usage, "--point names the point of a --replication, which is missing");
  }
  return { kind: "replay", folder, interpreter, ...display };
}

const HELP = `
A difference names the first line of the journal that is another one than the
run gives. A journal that was cut or edited is a difference. What node wrote,
and a folder that report merged from several processes, cannot be replayed (65).
An exercise is played again from its log, exercise.jsonl: each act in its place,
as fast as the network goes.

The replications of a study are numbered through: replication 0 of each of its
points in their order, then replication 1 of each, and so on.

Examples:
  contactpoint replay runs/signatories-quarter-1
  contactpoint replay runs/topologies --replication 417
  contactpoint replay runs/topologies --point mesh --replication 12

${exitCodeLines([0, 1, 64, 65, 70, 130])}`;
