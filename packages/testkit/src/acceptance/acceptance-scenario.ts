import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { formatProblem, readScenario } from "@contactpoint/scenario";
import { PLAIN_SECTIONS } from "./plain-sections.ts";

/** Top-level sections of a scenario file, as data. */
export type Sections = Readonly<Record<string, unknown>>;

/**
 * A small scenario as a file on disk, which it leaves when disposed of. A host may take the file,
 * as processes of their own have to, or what it resolves to.
 */
export class AcceptanceScenario implements Disposable {
  readonly path: string;
  readonly resolved: ResolvedScenario;
  readonly #folder: string;

  /**
   * @param id names the scenario and its file
   * @param sections take the place of those of the plain scenario
   * @throws Error with all problems if the scenario is not sound
   */
  constructor(id: string, sections: Sections) {
    this.#folder = mkdtempSync(join(tmpdir(), "contactpoint-acceptance-"));
    this.path = join(this.#folder, `${id}.yaml`);
    // JSON is YAML too.
    writeFileSync(this.path, JSON.stringify({ ...PLAIN_SECTIONS, ...sections, id }, null, 2));
    const read = readScenario(this.path);
    if ("problems" in read) {
      this[Symbol.dispose]();
      throw new Error(read.problems.map(formatProblem).join("\n"));
    }
    this.resolved = read.scenario;
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
