import { Option } from "commander";

import type { DefineCommand } from "../command-line/define-command.ts";
import { parseSeed } from "../command-line/option-parsers.ts";
import { exitCodeLines } from "../exit/exit-code.ts";
import { wantsColour } from "../screen/paint.ts";
import { performTask } from "../work/perform-task.ts";
import type { RunTask } from "../work/task.ts";

interface Options extends Pick<RunTask, "interpreter"> {
  readonly seed?: number;
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly journal: "file" | "none";
}

export const defineRun: DefineCommand = (command, words, end) => {
  command
    .description(
      "Simulate a scenario in virtual time, print how long requests take and why, and write a run folder. The same scenario and seed give the same journal, to the byte.",
    )
    .argument("<scenario>", "scenario file (contactpoint/1, YAML)")
    .option("--seed <n>", "seed in place of the scenario's own", parseSeed)
    .option("--out <dir>", "run folder (default: runs/<scenario-id>-<seed>)")
    .option("--force", "replace the folder of another run")
    .option("--json", "print summary.json in place of the tables")
    .addOption(
      new Option("--journal <kind>", "none: keep no journal, only its digests")
        .choices(["file", "none"])
        .default("file"),
    )
    .addOption(
      new Option("--interpreter <name>", "what interprets the machines; both give the same journal")
        .choices(["compiled", "xstate"])
        .default("compiled"),
    )
    .addHelpText("after", HELP)
    .action(async (scenario: string, options: Options) => {
      const task: RunTask = {
        kind: "run",
        scenario,
        interpreter: options.interpreter,
        force: options.force ?? false,
        json: options.json ?? false,
        seed: options.seed,
        out: options.out,
        journal: options.journal === "none" ? "none" : "written",
        colour: wantsColour(process.stdout),
      };
      end(await performTask(task, words));
    });
};

const HELP = `
The folder holds report.html, requests.csv, items.csv, summary.json,
journal.jsonl and manifest.json. It is written beside and renamed when complete.
A folder of the same scenario and seed is replaced, that of another run only
with --force, anything else never.

Examples:
  contactpoint run scenarios/signatories-quarter.yaml
  contactpoint run my-scenario.yaml --seed 12 --out /tmp/twelve
  contactpoint run my-scenario.yaml --json | jq .preserved_in_time_share

${exitCodeLines([0, 1, 2, 64, 65, 70, 73, 74, 130])}`;
