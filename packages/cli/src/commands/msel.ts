import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

import type { DefineCommand } from "../command-line/define-command.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";

interface Options {
  readonly csv?: true;
  readonly from?: string;
}

export const defineMsel: DefineCommand = (command, _words, end) => {
  command
    .description(
      "Print the injects of a scenario as a list for a spreadsheet (CSV), or take such a list back into its file.",
    )
    .argument("<scenario>", "scenario file (contactpoint/1, YAML)")
    .option("--csv", "print the list; this is also done without --from")
    .option("--from <list.csv>", "rewrite the injects of the file as this list has them")
    .addHelpText("after", HELP)
    .action(async (path: string, { csv, from }: Options) => {
      if (csv === true && from !== undefined)
        throw new Failure(
          EXIT.usage,
          "--csv prints the list and --from reads one: give one of them",
        );
      const { readSource } = await import("../work/read-source.ts");
      const { mselCsv } = await import("../authoring/msel-csv.ts");
      const { withMsel } = await import("../authoring/msel-from-csv.ts");
      const { scenario } = readSource(path);
      const text = readFileSync(path, "utf8");
      try {
        if (from === undefined) process.stdout.write(mselCsv(text, scenario));
        else await replace(path, withMsel(text, scenario, readList(from)));
      } catch (error) {
        if (error instanceof TypeError)
          throw new Failure(EXIT.badInput, `${from ?? path}: ${error.message}`);
        throw error;
      }
      end(EXIT.ok);
    });
};

function readList(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new Failure(EXIT.badInput, `${path} cannot be read: ${(error as Error).message}`);
  }
}

/** The file is as it was unless the new one is a scenario. */
async function replace(path: string, text: string): Promise<void> {
  const { formatProblem, readScenario } = await import("@contactpoint/scenario");
  const draft = `${path}.draft`;
  try {
    writeFileSync(draft, text);
    const read = readScenario(draft);
    if ("problems" in read) {
      const lines = read.problems.map(formatProblem);
      throw new Failure(EXIT.badInput, `the list makes no scenario\n${lines.join("\n")}`);
    }
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

const HELP = `
Columns: id, time (T+00:15, or manual for the reserve), utc and local for the
reader, to, from, via, body, request, condition (after, when, unless, repeat),
expected and objective; texts in other languages in columns such as body_fr.
With --from the lines of the list are the injects: new ones are added, missing
ones removed, and only cells that differ are changed. utc and local are not
read. All else in the file stays.

Examples:
  contactpoint msel scenarios/exercises/l3-full-scale.yaml --csv > list.csv
  contactpoint msel my-night.yaml --from list.csv

${exitCodeLines([0, 64, 65])}`;
