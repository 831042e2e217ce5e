import { createHash } from "node:crypto";
import { readFileSync, realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** A file that was read, by its path from the scenario's folder. */
export interface FileRead {
  readonly path: string;
  readonly sha256: string;
}

export type FileResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: "missing" | "outside" | "unreadable" | "no text" };

/** The folder in which a scenario lies. Reads files inside it alone, and remembers which. */
export class ScenarioFolder {
  readonly #folder: string;
  readonly #read = new Map<string, { text: string; sha256: string }>();

  constructor(scenario: string) {
    this.#folder = dirname(scenario);
  }

  /** Reads `name`, a path with `/` relative to the folder; links that lead outside are refused. */
  read(name: string): FileResult {
    const known = this.#read.get(name);
    if (known !== undefined) return { ok: true, text: known.text };
    let bytes: Buffer;
    try {
      const path = realpathSync(join(this.#folder, name));
      const inside = relative(realpathSync(this.#folder), path);
      if (inside.startsWith(`..${sep}`) || inside === "..") return { ok: false, reason: "outside" };
      bytes = readFileSync(path);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      return {
        ok: false,
        reason: code === "ENOENT" || code === "ENOTDIR" ? "missing" : "unreadable",
      };
    }
    return this.#keep(name, bytes);
  }

  /** The files read, in order of their names. */
  get files(): readonly FileRead[] {
    const names = [...this.#read.keys()].toSorted((a, b) => (a < b ? -1 : 1));
    return names.map((path) => ({ path, sha256: this.#read.get(path)?.sha256 ?? "" }));
  }

  /** One digest of the names and digests of all files read. */
  get contentHash(): string {
    const lines = this.files.map(({ path, sha256 }) => `${path}\0${sha256}\n`);
    return createHash("sha256").update(lines.join("")).digest("hex");
  }

  #keep(name: string, bytes: Buffer): FileResult {
    let text: string;
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return { ok: false, reason: "no text" };
    }
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    this.#read.set(name, { text, sha256 });
    return { ok: true, text };
  }
}
