import { Option } from "commander";

import type { DefineCommand } from "../command-line/commands.ts";
import { exitCodeLines } from "../exit/exit-code.ts";
import { wantsColour } from "../screen/paint.ts";
import { performTask } from "../work/perform-task.ts";
import type { ReplayTask } from "../work/task.ts";

interface Options extends Pick<ReplayTask, "interpreter"> {
  readonly json?: boolean;
}

export const defineReplay: DefineCommand = (command, words, end) => {
  command
    .description(
      "Run the first record of a journal again and compare every byte. It needs neither the scenario file nor time-zone data: the record holds the resolved calendars.",
    )
    .argument("<run-dir>", "folder that run wrote")
    .option("--json", "print the result as JSON")
    .addOption(
      new Option("--interpreter <name>", "what interprets the machines")
        .choices(["compiled", "xstate"])
        .default("compiled"),
    )
    .addHelpText("after", HELP)
    .action(async (folder: string, options: Options) => {
      const colour = wantsColour(process.stdout);
      const { interpreter, json = false } = options;
      const task: ReplayTask = { kind: "replay", folder, interpreter, json, colour };
      end(await performTask(task, words));
    });
};

const HELP = `
A difference names the first line of the journal that is another one than the run
gives. A journal that was cut or edited is a difference. A folder that report merged
from several processes cannot be replayed (65).

Example:
  contactpoint replay runs/signatories-quarter-1

${exitCodeLines([0, 1, 64, 65, 70, 130])}`;
