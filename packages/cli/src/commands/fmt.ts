import { writeFileSync } from "node:fs";

import { formatted } from "../authoring/formatted.ts";
import type { DefineCommand } from "../command-line/define-command.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { readText } from "../work/read-text.ts";

export const defineFmt: DefineCommand = (command, _words, end) => {
  command
    .description(
      "Write scenario and study files in one style: two spaces inwards, lines of 100 columns. Comments, order and values stay.",
    )
    .argument("<file...>", "scenario or study files (YAML)")
    .option("--check", "change nothing; list the files that are in another style")
    .addHelpText("after", HELP)
    .action((files: readonly string[], { check = false }: { readonly check?: boolean }) => {
      // All are read before any is written: one bad file leaves the others as they were.
      const changes = files.flatMap((file) => {
        const { before, after } = styleOf(file);
        return before === after ? [] : [{ file, after }];
      });
      for (const { file, after } of changes) {
        if (!check) writeFileSync(file, after);
        process.stdout.write(`${file}\n`);
      }
      end(check && changes.length > 0 ? EXIT.finding : EXIT.ok);
    });
};

function styleOf(file: string): { readonly before: string; readonly after: string } {
  const before = readText(file);
  try {
    return { before, after: formatted(before) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Failure(EXIT.badInput, `${file}:${error.message}`);
  }
}

const HELP = `
The files that were changed, or would be, are listed on stdout.

Examples:
  contactpoint fmt my-night.yaml
  contactpoint fmt --check scenarios/exercises/*.yaml

${exitCodeLines([0, 1, 64, 65])}`;
