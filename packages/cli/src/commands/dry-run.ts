import { SECOND } from "@contactpoint/engine";

import type { DefineCommand } from "../command-line/define-command.ts";
import { parseCount, parseSeed } from "../command-line/option-parsers.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import { runCode } from "../exit/run-code.ts";
import { wantsColour } from "../screen/paint.ts";

interface Options {
  readonly players?: number;
  readonly step: number;
  readonly seed?: number;
}

export const defineDryRun: DefineCommand = (command, _words, end) => {
  command
    .description(
      "Run an exercise with machines in every seat, in virtual time: how long it would take with people, what machines achieve, and what is wrong with the exercise itself.",
    )
    .argument("<scenario>", "scenario file with seats for people (contactpoint/1, YAML)")
    .option("--players <n>", "people who take seats in the file's order (default: all)", parseCount)
    .option("--step <seconds>", "real time that a person needs for a step", parseCount, 120)
    .option("--seed <n>", "seed in place of the scenario's own", parseSeed)
    .addHelpText("after", HELP)
    .action(async (path: string, { players, step, seed }: Options) => {
      const { readSource } = await import("../work/read-source.ts");
      const { scenario, warnings } = readSource(path, seed);
      for (const warning of warnings) process.stderr.write(`${warning}\n`);
      const task = { players, stepTime: step * SECOND };
      const { performDryRun } = await import("../authoring/perform-dry-run.ts");
      const { dryRunText } = await import("../authoring/dry-run-text.ts");
      const dry = performDryRun(scenario, task);
      process.stdout.write(dryRunText(dry, task, wantsColour(process.stdout)));
      const isFaulty = dry.problems.some(({ severity }) => severity === "error");
      end(isFaulty ? EXIT.badInput : runCode(dry.run));
    });
};

const HELP = `
A problem is an inject that nobody can answer, an expectation that cannot be
met, or a forecast beyond ends_within; it ends with 65. A warning ends in
"(warning)".

Examples:
  contactpoint dry-run scenarios/exercises/l1-ping.yaml
  contactpoint dry-run my-night.yaml --players 20 --step 180

${exitCodeLines([0, 1, 2, 64, 65])}`;
