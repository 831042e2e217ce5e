import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { ResolvedScenario } from "@contactpoint/protocol";

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
      const { readText } = await import("../work/read-text.ts");
      const { scenario } = readSource(path);
      const text = readText(path);
      try {
        if (from === undefined) {
          const { mselCsv } = await import("../authoring/msel-csv.ts");
          process.stdout.write(mselCsv(text, scenario));
        } else await takeBack(path, text, scenario, from);
      } catch (error) {
        if (error instanceof TypeError)
          throw new Failure(EXIT.badInput, `${path}: ${error.message}`);
        throw error;
      }
      end(EXIT.ok);
    });
};

/** The file is as it was unless the list makes a scenario of it. */
async function takeBack(
  path: string,
  text: string,
  scenario: ResolvedScenario,
  from: string,
): Promise<void> {
  const { listProblems } = await import("../authoring/list-problems.ts");
  const { withMsel } = await import("../authoring/msel-from-csv.ts");
  const { ListFault, readMsel } = await import("../authoring/msel-list.ts");
  const { problemsWith } = await import("@contactpoint/scenario");
  const { readText } = await import("../work/read-text.ts");
  try {
    const list = readMsel(readText(from, "save it as CSV UTF-8"));
    const after = withMsel(text, scenario, list);
    const lines = listProblems(problemsWith(path, after), { file: path, text: after, from, list });
    if (lines.length > 0)
      throw new Failure(EXIT.badInput, `the list makes no scenario\n${lines.join("\n")}`);
    replaceFile(path, after);
  } catch (error) {
    if (!(error instanceof ListFault)) throw error;
    const place = error.line === undefined ? ":" : `:${error.line}`;
    throw new Failure(EXIT.badInput, `${from}${place} ${error.message}`);
  }
}

/** At once: there is never half of it. */
function replaceFile(path: string, text: string): void {
  const folder = mkdtempSync(`${path}.`);
  const draft = join(folder, "draft");
  try {
    writeFileSync(draft, text);
    renameSync(draft, path);
  } finally {
    rmSync(folder, { recursive: true });
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
