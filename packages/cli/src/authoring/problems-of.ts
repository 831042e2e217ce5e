import { isStudy, readScenario, readStudy } from "@contactpoint/scenario";
import type { Problem } from "@contactpoint/scenario";

/** What is wrong with a file, a scenario or a study as its format tells; warnings if nothing is. */
export function problemsOf(file: string): {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
} {
  const read = isStudy(file) ? readStudy(file) : readScenario(file);
  return "problems" in read
    ? { problems: read.problems, warnings: [] }
    : { problems: [], warnings: read.warnings };
}
