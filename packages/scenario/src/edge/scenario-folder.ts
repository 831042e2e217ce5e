import { createHash } from "node:crypto";
import { readFileSync, realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** A file that was read, by its path from the scenario's folder. */
export interface FileRead {
  readonly path: string;
  readonly sha256: string;
}

export type FileResult = { readonly ok: true; readonly text: string } | UnreadFile;

export type UnreadFile =
  | {
      readonly ok: false;
      readonly reason: "missing" | "outside" | "unreadable" | "a folder";
    }
  | {
      readonly ok: false;
      readonly reason: "no text";
      /** Of the first byte that is no UTF-8, counted from 1. */
      readonly at: { readonly line: number; readonly column: number };
    };

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
      if (code === "EISDIR") return { ok: false, reason: "a folder" };
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
      return { ok: false, reason: "no text", at: placeOfNoText(bytes) };
    }
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    this.#read.set(name, { text, sha256 });
    return { ok: true, text };
  }
}

const REPLACEMENT = "\u{FFFD}";

/** A lenient reading puts a replacement where the first byte is that is no text. */
function placeOfNoText(bytes: Buffer): { readonly line: number; readonly column: number } {
  const [before = ""] = new TextDecoder().decode(bytes).split(REPLACEMENT);
  const lines = before.split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
