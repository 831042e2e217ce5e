import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";

import { type Breach, counterexample, type Mutant } from "@contactpoint/testkit";

import { pasteable } from "../exit/fault-report.ts";
import { makeFolder } from "../run-folder/make-folder.ts";

/** A violation as it was written. */
export interface WrittenBreach {
  readonly rule: string;
  readonly request: string;
  readonly steps: readonly string[];
  /** Files by the working folder, the scenario first; none where only clocks that disagree get there. */
  readonly files: readonly string[];
  /** One line that shows it again, or null. */
  readonly replay: string | null;
}

/** Writes the shortest way to a violation as a scenario file with its journal and diagram. */
export function writeBreach(
  { rule, request, steps, document }: Breach,
  folder: string,
  mutant: Mutant | undefined,
  program: string,
): WrittenBreach {
  if (document === null) return { rule, request, steps, files: [], replay: null };
  const { files } = counterexample(document, {
    rule,
    id: `found-${rule.toLowerCase()}`,
    comment: ["", "The shortest way that an exploration found:", ...steps],
    ...(mutant === undefined ? {} : { around: mutant.plant }),
  });
  makeFolder(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const shown = Object.keys(files).map((name) => relative(process.cwd(), join(folder, name)));
  const scenario = shown[0] ?? "";
  const words =
    mutant === undefined
      ? ["run", scenario]
      : ["check", scenario, "--plant", mutant.id, "--rule", rule, "--runs", "1"];
  return { rule, request, steps, files: shown, replay: pasteable(words, program) };
}
