import type { ResolvedScenario } from "@contactpoint/protocol";

import { ScenarioFolder } from "../edge/scenario-folder.ts";
import type { FileRead } from "../edge/scenario-folder.ts";
import { loadDocument } from "./load-document.ts";
import type { FileSource } from "./load-document.ts";
import { sortProblems } from "./problem.ts";
import type { Problem } from "./problem.ts";
import { resolveDocument } from "./resolve-document.ts";

export type ReadResult =
  | {
      readonly scenario: ResolvedScenario;
      readonly warnings: readonly Problem[];
      /** Every file read, by its path from the scenario's folder. */
      readonly files: readonly FileRead[];
      /** SHA-256 over names and digests of these files, in hexadecimal. */
      readonly contentHash: string;
    }
  | { readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] };

export interface ReadOptions {
  /** In place of the file's own; what the reader draws (States' effects, profiles) follows it too. */
  readonly seed?: number;
}

/** Reads a scenario file with all it includes and resolves it; or all its problems at once. Never throws on bad input. */
export function readScenario(path: string, options: ReadOptions = {}): ReadResult {
  const { folder, name, prefix } = placeOf(path);
  const read = readFrom(folder, name, prefix, options);
  return "problems" in read
    ? read
    : { ...read, files: folder.files, contentHash: folder.contentHash };
}

/** The problems that a scenario file would have if this text stood in it. */
export function problemsWith(path: string, text: string): readonly Problem[] {
  const { folder, name, prefix } = placeOf(path);
  const files: FileSource = {
    read: (file) => (file === name ? { ok: true, text } : folder.read(file)),
  };
  const read = readFrom(files, name, prefix);
  return "problems" in read ? read.problems : [];
}

/** `readScenario` from any source of files; `prefix` stands before their names in problems. */
export function readFrom(
  files: FileSource,
  name: string,
  prefix = "",
  options: ReadOptions = {},
):
  | { readonly scenario: ResolvedScenario; readonly warnings: readonly Problem[] }
  | { readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] } {
  const { document, problems: loading } = loadDocument(files, name, (file) => prefix + file);
  // Where the syntax is broken, the structure is a guess: nothing more is said of it.
  if (document === null || loading.length > 0) {
    return {
      problems: sortProblems(
        loading,
        loading.map(({ file }) => file),
      ),
      warnings: [],
    };
  }
  const { scenario, problems, warnings } = resolveDocument(document, files, options.seed);
  const order = [...problems, ...warnings].map(({ file }) => file);
  if (problems.length > 0 || scenario === null) {
    return { problems: sortProblems(problems, order), warnings: sortProblems(warnings, order) };
  }
  return { scenario, warnings: sortProblems(warnings, order) };
}

function placeOf(path: string): {
  readonly folder: ScenarioFolder;
  readonly name: string;
  readonly prefix: string;
} {
  const slash = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  const [prefix, name] = [path.slice(0, slash + 1), path.slice(slash + 1)];
  return { folder: new ScenarioFolder(path), name, prefix };
}
