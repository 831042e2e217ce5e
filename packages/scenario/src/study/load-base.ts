import { loadDocument, readError, refusedPath } from "../reader/load-document.ts";
import type { FileSource } from "../reader/load-document.ts";
import type { Problem } from "../reader/problem.ts";
import type { Reporter } from "../resolve/context.ts";
import { BaseScenario } from "./base-scenario.ts";

const ABOVE = "../";

export interface LoadedBase {
  /** Null if the scenario cannot be read. */
  readonly base: BaseScenario | null;
  /** Path from the study's folder, without `./`. */
  readonly name: string;
  /** Of the scenario's files; what is wrong with the path itself goes to the reporter. */
  readonly problems: readonly Problem[];
}

/**
 * The scenario that a study names. It lies in the study's folder, below it, or in the folder above
 * or below that; the files that it names itself lie inside its own folder, as always.
 */
export function loadBase(
  files: FileSource,
  written: string,
  prefix: string,
  report: Reporter,
): LoadedBase {
  const name = written.replace(/^(\.\/)+/, "");
  const inside = name.startsWith(ABOVE) ? name.slice(ABOVE.length) : name;
  const nothing = { base: null, name, problems: [] };
  if (inside.split("/").includes("..")) {
    const hint = "it lies in the study's folder, below it, or in the one above";
    report.error(["base"], `${written} lies too far away`, hint);
    return nothing;
  }
  const refused = refusedPath(inside);
  const found = refused === null ? files.read(name) : null;
  if (found?.ok !== true) {
    report.error(
      ["base"],
      found === null ? `${written} ${refused ?? ""}` : readError(name, found.reason),
    );
    return nothing;
  }
  const folder = name.slice(0, name.lastIndexOf("/") + 1);
  const beside: FileSource = { read: (file) => files.read(folder + file) };
  const { document, problems } = loadDocument(beside, name.slice(folder.length), (file) =>
    shown(prefix, folder + file),
  );
  const base = document === null || problems.length > 0 ? null : new BaseScenario(document, beside);
  return { base, name, problems };
}

/** `scenarios/first.yaml` for `../first.yaml` of a study in `scenarios/studies/`. */
function shown(prefix: string, name: string): string {
  const above = /^(.*\/)?(?!\.\.?\/)[^/]+\/$/.exec(prefix);
  return name.startsWith(ABOVE) && above !== null
    ? (above[1] ?? "") + name.slice(ABOVE.length)
    : prefix + name;
}
