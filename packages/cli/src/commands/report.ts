import type { Audience } from "@contactpoint/exercise/report";
import { InvalidArgumentError } from "commander";

import type { DefineCommand } from "../command-line/define-command.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { wantsColour } from "../screen/paint.ts";
import { performTask } from "../work/perform-task.ts";
import type { ReportTask } from "../work/task.ts";

interface Options {
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly disclosure?: Audience;
}

export const defineReport: DefineCommand = (command, words, end) => {
  command
    .description(
      "Write requests.csv, items.csv, summary.json and report.html of a run folder again from its journal, and print the tables; of an exercise the after-action report, too. Expectations and rules are judged again. With --out, merge the folders that the processes of a live network wrote into one.",
    )
    .argument("<run-dir...>", "folder that run, network, exercise or node wrote")
    .option("--out <dir>", "merge the folders into this one and leave them as they are")
    .option("--force", "let --out replace the folder of another run")
    .option("--json", "print summary.json in place of the tables")
    .option(
      "--disclosure <for>",
      "write an exercise's after-action report for these readers as well: full, public, or state:XA",
      parseAudience,
    )
    .addHelpText("after", HELP)
    .action(async (folders: readonly string[], options: Options) => {
      end(await performTask(taskOf(folders, options), words));
    });
};

/** @throws Failure 64 if the words fit neither way of use */
function taskOf(
  folders: readonly string[],
  { out, force = false, json = false, disclosure }: Options,
): ReportTask {
  const display = { kind: "report", json, colour: wantsColour(process.stdout) } as const;
  if (out !== undefined && disclosure !== undefined)
    throw new Failure(EXIT.usage, "--disclosure is about one exercise, and --out merges folders");
  if (out !== undefined) return { ...display, folders, out, force };
  const [folder, ...others] = folders;
  if (folder === undefined || others.length > 0) {
    throw new Failure(EXIT.usage, "several folders are merged into a new one: name it with --out");
  }
  if (force) throw new Failure(EXIT.usage, "--force is about the folder that --out names");
  return { ...display, folder, audience: disclosure ?? { level: "full" } };
}

function parseAudience(text: string): Audience {
  const [level, state = ""] = text.split(":");
  if (text === "full" || text === "public") return { level: text };
  if (level === "state" && state !== "") return { level, state };
  throw new InvalidArgumentError("It is full, public, or a State such as state:XA.");
}

const HELP = `
First every file is compared with the digests in manifest.json; if one differs,
nothing is written. A file that is missing is made again, except the journal.

Of an exercise, aar.html, aar.json and measures.csv are for its directors.
--disclosure state:XA writes aar-XA.html, aar-XA.json and measures-XA.csv beside
them, which hold what this State may see; public does the same for anyone.

Each node process of a live network writes a run folder with the facts of its
own contact point. Their journals begin with the same scenario. --out merges
them by instant, then State in the order of the scenario, then place in the
journal; faults, which belong to no State, come first within an instant. If no
folder was named for a State, a warning says so. An --out folder of the same
scenario and seed is replaced if it is a merge, any other run's only with
--force, anything else never.

Examples:
  contactpoint report runs/signatories-quarter-1
  contactpoint report runs/night-5 --disclosure state:XA
  contactpoint report live/XA live/XB live/XC --out live/merged
  contactpoint report live/X? --out live/merged --json | jq .latency

${exitCodeLines([0, 1, 2, 64, 65, 70, 73, 74, 130])}`;
