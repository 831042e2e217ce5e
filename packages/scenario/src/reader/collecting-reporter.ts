import type { Reporter } from "../resolve/context.ts";
import { problemAt } from "./origins.ts";
import type { LocatedDocument } from "./origins.ts";
import type { Path, Problem } from "./problem.ts";

/**
 * Collects what resolving and linting find, each finding once. Findings about something that the
 * schema has already refused (`faulty`) would only repeat it and are left out.
 */
export class CollectingReporter implements Reporter {
  readonly errors: Problem[] = [];
  readonly warnings: Problem[] = [];
  readonly #document: LocatedDocument;
  readonly #faulty: readonly Path[];
  readonly #seen = new Set<string>();

  constructor(document: LocatedDocument, faulty: readonly Path[]) {
    this.#document = document;
    this.#faulty = faulty;
  }

  error(path: Path, message: string, hint?: string, part?: "key" | "value"): void {
    this.#add(this.errors, path, message, hint, part);
  }

  warn(path: Path, message: string, hint?: string, part?: "key" | "value"): void {
    this.#add(this.warnings, path, message, hint, part);
  }

  #add(list: Problem[], path: Path, message: string, hint?: string, part?: "key" | "value"): void {
    const problem = problemAt(this.#document, path, message, hint, part);
    const text = `${problem.path} ${message}`;
    if (this.#seen.has(text) || this.#faulty.some((other) => overlap(path, other))) return;
    this.#seen.add(text);
    list.push(problem);
  }
}

/** Whether one path leads to the other, or to a part of it. */
function overlap(one: Path, other: Path): boolean {
  const length = Math.min(one.length, other.length);
  return length > 0 && one.slice(0, length).every((key, index) => key === other[index]);
}
