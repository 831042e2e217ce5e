import type { FileResult } from "../edge/scenario-folder.ts";
import { problemAt } from "./origins.ts";
import type { LocatedDocument } from "./origins.ts";
import { mergeDocuments } from "./merge-documents.ts";
import { parseYaml } from "./parse-yaml.ts";
import type { Path, Problem } from "./problem.ts";
import { readError, readHint, unreadProblem } from "./unread-file.ts";

/** Where a document's files come from: a folder on disk, or a map in a test. */
export interface FileSource {
  read(name: string): FileResult;
}

export interface LoadedDocument {
  /** Null if the scenario file itself cannot be read or is no map. */
  readonly document: LocatedDocument | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads a scenario file and all it includes, and merges them. `names` maps a file's path in the
 * folder to the path shown in problems.
 */
export function loadDocument(
  files: FileSource,
  name: string,
  shownName: (name: string) => string,
): LoadedDocument {
  const loader = new Loader(files, shownName);
  const document = loader.load(name, []);
  return { document, problems: loader.problems };
}

const PLACE = "files lie inside the scenario's folder";

/**
 * Why a path named in a scenario or study is refused, or null. It is written with `/`.
 *
 * @param place where the file must lie
 */
export function refusedPath(name: string, place = PLACE): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(name)) return `is an address; ${place}`;
  if (name.includes("\\")) return "contains a backslash; write /";
  if (name.startsWith("/")) return `is absolute; ${place}`;
  if (name.split("/").includes("..")) return `contains ..; ${place}`;
  return null;
}

class Loader {
  readonly problems: Problem[] = [];
  readonly #files: FileSource;
  readonly #shownName: (name: string) => string;

  constructor(files: FileSource, shownName: (name: string) => string) {
    this.#files = files;
    this.#shownName = shownName;
  }

  load(name: string, above: readonly string[]): LocatedDocument | null {
    const result = this.#files.read(name);
    const file = this.#shownName(name);
    if (!result.ok) {
      this.problems.push(unreadProblem(file, name, result));
      return null;
    }
    const document = parseYaml(file, result.text);
    this.problems.push(...document.problems);
    if (document.value === null && above.length > 0) return null;
    if (!isMap(document.value)) {
      if (document.problems.length > 0) return null;
      const message = document.value === null ? "the file is empty" : "a scenario is a map of keys";
      this.problems.push({
        file,
        line: 1,
        column: 1,
        path: "",
        message,
        hint: "a scenario begins with format: contactpoint/1, a study with format: contactpoint-study/1",
      });
      return null;
    }
    return this.#withIncludes(document, [...above, name]);
  }

  #withIncludes(document: LocatedDocument, chain: readonly string[]): LocatedDocument {
    const named = isMap(document.value) ? document.value["include"] : undefined;
    if (!Array.isArray(named)) return document;
    const parts: LocatedDocument[] = [];
    for (const [index, name] of named.entries()) {
      const path: Path = ["include", index];
      const report = (message: string, hint?: string): void => {
        this.problems.push(problemAt(document, path, message, hint));
      };
      if (typeof name !== "string") continue;
      const refused = refusedPath(name);
      if (refused !== null) report(`${name} ${refused}`);
      else if (chain.includes(name))
        report(`includes go in a circle: ${[...chain, name].join(" includes ")}`);
      else {
        const known = this.#files.read(name);
        if (!known.ok && known.reason !== "no text")
          report(readError(name, known), readHint(name, known));
        else {
          const part = this.load(name, chain);
          if (part !== null) parts.push(part);
        }
      }
    }
    const merged = mergeDocuments([...parts, document], chain.length > 1);
    this.problems.push(...merged.problems);
    return merged.document;
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
