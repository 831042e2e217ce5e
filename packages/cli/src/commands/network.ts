import { InvalidArgumentError, Option } from "commander";

import type { DefineCommand } from "../command-line/define-command.ts";
import { parseRate, parseSeed } from "../command-line/option-parsers.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { addOperatorOptions } from "../live/operator-options.ts";
import type { OperatorOptions } from "../live/operator-options.ts";
import { wantsColour } from "../screen/paint.ts";

interface Options extends OperatorOptions {
  readonly rate: number;
  readonly order: "exact" | "free";
  readonly seed?: number;
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

export const defineNetwork: DefineCommand = (command, words, end) => {
  command
    .description(
      "Run all contact points of a scenario in one process: each a node with a port, keys and files of its own, speaking to the others over WebSockets of this machine. Machines play the officers. It writes the same run folder as run, when the scenario ends or when interrupted.",
    )
    .argument("<scenario>", "scenario file (contactpoint/1, YAML)")
    .option("--rate <n>", "exercise seconds in a real second, or max", parseRateOrMax, 1)
    .addOption(
      new Option(
        "--order <kind>",
        "exact: frames count as arrived when the simulator would have them arrive, so that the journal is the same; free: when they arrive",
      )
        .choices(["exact", "free"])
        .default("exact"),
    )
    .option("--seed <n>", "seed in place of the scenario's own", parseSeed)
    .option("--out <dir>", "run folder (default: runs/<scenario-id>-<seed>)")
    .option("--force", "replace the folder of another run")
    .option("--json", "print summary.json in place of the tables");
  addOperatorOptions(command, { store: "one that is removed at the end", log: "silent" })
    .addHelpText("after", HELP)
    .action(async (path: string, options: Options) => {
      const { rate, order, seed, out, force = false, json = false } = options;
      if (rate === Infinity && order === "free")
        throw new Failure(EXIT.usage, "--rate max needs --order exact: a free order needs a clock");
      const { readLiveSource } = await import("../work/read-source.ts");
      const source = readLiveSource(path, "together", seed);
      for (const warning of source.warnings) process.stderr.write(`${warning}\n`);
      const colour = wantsColour(process.stdout);
      const keepsOrder = order === "exact";
      const task = { ...options, rate, out, force, json, colour, keepsOrder };
      // The file's own seed may have changed by the time that somebody repeats it.
      const stated =
        seed === undefined ? [...words, "--seed", String(source.scenario.seed)] : words;
      const { runNetwork } = await import("../live/run-network.ts");
      const { withFaultReport } = await import("../live/with-fault-report.ts");
      const code = await withFaultReport(stated, source.scenario.seed, () =>
        runNetwork(source, task),
      );
      end(code);
    });
};

function parseRateOrMax(text: string): number {
  if (text === "max") return Infinity;
  try {
    return parseRate(text);
  } catch {
    throw new InvalidArgumentError("It is a number above 0, such as 3600, or max.");
  }
}

const HELP = `
The store has the inputs of all nodes, so that a network that was stopped or
killed goes on where it was: give the same --store again. Its keys are in
FILE.key and FILE.keys beside it. Providers with a url in the scenario are
called there, and only on this machine unless --allow-host names the host.

Examples:
  contactpoint network scenarios/first-night.yaml --rate max
  contactpoint network my-scenario.yaml --rate 3600 --metrics-port 9400
  contactpoint network my-scenario.yaml --rate 60 --store live/network.db \\
    --log pretty

${exitCodeLines([0, 1, 2, 64, 65, 69, 70, 73, 74])}`;
