import { createHash } from "node:crypto";
import { dirname, join } from "node:path";

import { ScenarioFolder } from "./scenario-folder.ts";
import type { FileRead, FileResult } from "./scenario-folder.ts";

const ABOVE = "../";

/**
 * The folder in which a study lies, and the one above it, where its scenario may lie. Files are
 * named by their path from the study's folder, such as `../first.yaml`.
 */
export class StudyFolder {
  readonly #own: ScenarioFolder;
  readonly #above: ScenarioFolder;
  readonly #texts = new Map<string, string>();

  constructor(study: string) {
    this.#own = new ScenarioFolder(study);
    this.#above = new ScenarioFolder(join(dirname(study), "..", "any.yaml"));
  }

  read(name: string): FileResult {
    const result = name.startsWith(ABOVE)
      ? this.#above.read(name.slice(ABOVE.length))
      : this.#own.read(name);
    if (result.ok) this.#texts.set(name, result.text);
    return result;
  }

  /** The files read, in order of their names. */
  get files(): readonly FileRead[] {
    const above = this.#above.files.map((file) => ({ ...file, path: ABOVE + file.path }));
    return [...above, ...this.#own.files].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Text of every file read, by its name. */
  get texts(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.files.map(({ path }) => [path, this.#texts.get(path) ?? ""] as const),
    );
  }

  /** One digest of the names and digests of all files read. */
  get contentHash(): string {
    const lines = this.files.map(({ path, sha256 }) => `${path}\0${sha256}\n`);
    return createHash("sha256").update(lines.join("")).digest("hex");
  }
}
