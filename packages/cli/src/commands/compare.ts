import type { QueueAddress } from "@contactpoint/study/queue-address";
import { Option } from "commander";

import type { DefineCommand } from "../command-line/define-command.ts";
import { parseQueue, parseWorkers } from "../command-line/study-option-parsers.ts";
import { exitCodeLines } from "../exit/exit-code.ts";

interface Options {
  readonly workers?: number;
  readonly queue?: QueueAddress;
  readonly resume?: boolean;
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

export const defineCompare: DefineCommand = (command, _words, end) => {
  command
    .description(
      "Run the variants of a study over many replications and say which is better, by how much and how sure that is. The results are the same whatever the number of workers and however often the study was interrupted.",
    )
    .argument("<study>", "study file (contactpoint-study/1, YAML)")
    .option("--workers <n>", "threads of this machine (default: one for each core)", parseWorkers)
    .addOption(
      new Option(
        "--queue <url>",
        "in place of threads: workers at this queue, as redis://host:6379",
      )
        .argParser(parseQueue)
        .conflicts("workers"),
    )
    .option("--resume", "go on with an interrupted study")
    .option("--out <dir>", "folder of the results (default: runs/<study-id>)")
    .option("--force", "replace the folder of another study, or an unfinished one")
    .option("--json", "print summary.json in place of the tables")
    .addHelpText("after", HELP)
    .action(async (study: string, options: Options) => {
      const { workers, queue, out, resume = false, force = false, json = false } = options;
      const { performComparison } = await import("../study/perform-comparison.ts");
      end(await performComparison({ study, workers, queue, out, resume, force, json }));
    });
};

const HELP = `
The folder holds report.html, comparison.csv, summary.json, results.duckdb,
Parquet files, manifest.json and replications.jsonl, to which each result is
appended as it comes. An interrupted study keeps them, and --resume runs only
what is missing; it refuses (65) if a file of the study was changed. A finished
study is replaced by the same study, another one only with --force, anything
else never.

With --queue the replications are run by any number of processes of contactpoint
worker, on any number of machines.

Any replication runs alone: contactpoint replay DIR --replication 417

Examples:
  contactpoint compare scenarios/studies/topologies.yaml
  contactpoint compare my-study.yaml --workers 4 --out /tmp/mine
  contactpoint compare my-study.yaml --resume
  contactpoint compare my-study.yaml --queue redis://localhost:6379
  contactpoint compare my-study.yaml --json | jq .verdicts[].sentence

${exitCodeLines([0, 2, 64, 65, 69, 70, 73, 74, 130])}`;
