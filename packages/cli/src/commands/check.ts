import type { DefineCommand } from "../command-line/define-command.ts";
import { parseCount, parseRate, parseSeed } from "../command-line/option-parsers.ts";
import { parseWorkers } from "../command-line/study-option-parsers.ts";
import { exitCodeLines } from "../exit/exit-code.ts";

interface Options {
  readonly runs: number;
  readonly seconds?: number;
  readonly seed?: number;
  readonly run?: number;
  readonly rule?: readonly string[];
  readonly workers?: number;
  readonly plant?: string;
  readonly out?: string;
  readonly json?: boolean;
}

export const defineCheck: DefineCommand = (command, _words, end) => {
  command
    .description(
      "Hunt for a scenario that violates a rule of the protocol: draw scenarios with hardship of every kind, run each and judge it by all rules. What is found is made as short as it can be and written as a scenario file. The same seed gives the same runs.",
    )
    .argument("[scenario]", "vary this scenario; without it, small fictitious networks")
    .option("--runs <n>", "how many runs", parseCount, DEFAULT_RUNS)
    .option("--seconds <s>", "stop after so long, even if runs are left", parseRate)
    .option("--seed <n>", "seed of the hunt (default: 1)", parseSeed)
    .option("--run <n>", "only the run of this number, as a hunt reports it", parseSeed)
    .option("--rule <number...>", "judge by these rules alone, such as S18")
    .option("--workers <n>", "threads of this machine (default: one for each core)", parseWorkers)
    .option("--plant <id>", "put a fault into the protocol, to see it found")
    .option("--out <dir>", "folder for what is found (default: runs/check-<id>-<seed>)")
    .option("--json", "print one JSON document in place of the text")
    .addHelpText("after", HELP)
    .action(async (scenario: string | undefined, options: Options) => {
      const { runs, seconds, seed = 1, run, rule, workers, plant, out, json = false } = options;
      const single = run === undefined ? { runs, first: 0 } : { runs: 1, first: run };
      const { performCheck } = await import("../hunt/perform-check.ts");
      end(
        await performCheck({
          ...single,
          scenario,
          seconds,
          seed,
          rules: rule,
          workers,
          plant,
          out,
          json,
        }),
      );
    });
};

const DEFAULT_RUNS = 10_000;

const HELP = `
Without a violation nothing is written. A rule that the scenario expects to be
violated is not judged, unless --rule names it.

A hunt fails, too, if something that should happen sometimes happened too
seldom: then the runs were too tame to show anything. Only hunts of 1,000 runs
and more without a scenario of one's own are held to that.

A hunt that put none of the rules to the test is undecided.

Examples:
  contactpoint check
  contactpoint check scenarios/first-night.yaml --runs 2000 --seed 7
  contactpoint check --rule S18 S19 --seconds 60
  contactpoint check --json | jq .found

${exitCodeLines([0, 1, 2, 64, 65, 70, 73, 74, 130])}`;
