import type { ResolvedScenario } from "@contactpoint/protocol";

import { problemAt } from "../reader/origins.ts";
import type { LocatedDocument } from "../reader/origins.ts";
import { formatProblem } from "../reader/problem.ts";
import type { Path, Problem } from "../reader/problem.ts";
import type { Findings } from "../reader/resolve-document.ts";
import type { LocatedChange } from "./locate-changes.ts";

/** A variant whose scenario resolves as it stands. */
export interface SoundVariant {
  readonly name: string;
  readonly changes: readonly LocatedChange[];
  readonly scenario: ResolvedScenario;
}

/**
 * Gathers what trial resolutions of a study's scenarios find, each finding once. A problem that the
 * study causes is told at the study, even where what it breaks stands in the scenario file.
 */
export class TrialLog {
  readonly problems: Problem[] = [];
  readonly warnings: Problem[] = [];
  readonly #study: LocatedDocument;
  readonly #ofBase: ReadonlySet<string>;
  readonly #seen = new Set<string>();

  /** `ofBase`: what is wrong with the scenario as it stands. */
  constructor(study: LocatedDocument, ofBase: readonly Problem[]) {
    this.#study = study;
    this.#ofBase = new Set(ofBase.map(formatProblem));
  }

  /** `cause` is where the study says what was tried. */
  add({ problems, warnings }: Pick<Findings, "problems" | "warnings">, cause: Path): void {
    for (const problem of problems) this.#keep(this.problems, this.#placed(problem, cause));
    for (const warning of warnings) {
      // The rest are the scenario's own affair: `lint` of its file tells them.
      if (this.#isInStudy(warning)) this.#keep(this.warnings, warning);
    }
  }

  #placed(problem: Problem, cause: Path): Problem {
    if (this.#isInStudy(problem) || this.#ofBase.has(formatProblem(problem))) return problem;
    const what = problem.path === "" ? "the scenario" : problem.path;
    const message = `makes ${what} wrong: ${problem.message}`;
    return problemAt(this.#study, cause, message, problem.hint, "key");
  }

  #isInStudy({ file }: Problem): boolean {
    return file === this.#study.origins.locate(this.#study.value, []).file;
  }

  #keep(list: Problem[], problem: Problem): void {
    const text = formatProblem(problem);
    if (this.#seen.has(text)) return;
    this.#seen.add(text);
    list.push(problem);
  }
}
