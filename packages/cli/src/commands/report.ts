import type { DefineCommand } from "../command-line/commands.ts";
import { exitCodeLines } from "../exit/exit-code.ts";
import { wantsColour } from "../screen/paint.ts";
import { performTask } from "../work/perform-task.ts";
import type { ReportTask } from "../work/task.ts";

export const defineReport: DefineCommand = (command, words, end) => {
  command
    .description(
      "Write requests.csv, items.csv, summary.json and report.html of a run folder again from its journal, and print the tables. Expectations and rules are judged again.",
    )
    .argument("<run-dir>", "folder that run wrote")
    .option("--json", "print summary.json in place of the tables")
    .addHelpText("after", HELP)
    .action(async (folder: string, { json = false }: { readonly json?: boolean }) => {
      const colour = wantsColour(process.stdout);
      const task: ReportTask = { kind: "report", folder, json, colour };
      end(await performTask(task, words));
    });
};

const HELP = `
First every file is compared with the digests in manifest.json; if one differs,
nothing is written. A file that is missing is made again, except the journal.

Example:
  contactpoint report runs/signatories-quarter-1

${exitCodeLines([0, 1, 2, 64, 65, 70, 74, 130])}`;
