import { writeFileSync } from "node:fs";

import { type Upgrade, upgraded, UpgradeFault } from "../authoring/upgraded.ts";
import type { DefineCommand } from "../command-line/define-command.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { readText } from "../work/read-text.ts";

export const defineUpgrade: DefineCommand = (command, _words, end) => {
  command
    .description(
      "Bring scenario and study files to the version of their format that this release reads. Comments and order stay. It shows what would change, and writes nothing unless told to.",
    )
    .argument("<file...>", "scenario or study files (YAML)")
    .option("--write", "write the files that change")
    .addHelpText("after", HELP)
    .action((files: readonly string[], { write = false }: { readonly write?: boolean }) => {
      // All are read before any is written: one bad file leaves the others as they were.
      const found = files.map((file) => ({ file, ...read(file) }));
      const faults = found.flatMap(({ fault }) => fault ?? []);
      if (faults.length > 0) throw new Failure(EXIT.badInput, faults.join("\n"));
      for (const { file, upgrade } of found) {
        if (upgrade === undefined) continue;
        const { from, to, text, changes } = upgrade;
        const isCurrent = from === to;
        if (write && !isCurrent) writeFileSync(file, text);
        process.stdout.write(
          isCurrent
            ? `${file}: ${to}, already current\n`
            : [`${file}: ${from} becomes ${to}`, ...changes, ""].join("\n  ").trimEnd() + "\n",
        );
      }
      end(EXIT.ok);
    });
};

function read(file: string): { readonly upgrade?: Upgrade; readonly fault?: string } {
  try {
    return { upgrade: upgraded(readText(file)) };
  } catch (error) {
    if (error instanceof UpgradeFault) return { fault: `${file}:${error.message}` };
    if (error instanceof Failure) return { fault: error.message };
    throw error;
  }
}

const HELP = `
contactpoint/1 and contactpoint-study/1 are the first versions of their formats,
so that no file needs more today. The base of a study is named as a file of its
own; what a scenario includes names no format.

Examples:
  contactpoint upgrade my-night.yaml
  contactpoint upgrade --write scenarios/*.yaml scenarios/studies/*.yaml

${exitCodeLines([0, 64, 65])}`;
