import { loadDocument, refusedPath } from "../reader/load-document.ts";
import type { FileSource } from "../reader/load-document.ts";
import type { Problem } from "../reader/problem.ts";
import { readError, readHint } from "../reader/unread-file.ts";
import type { Reporter } from "../resolve/context.ts";
import { BaseScenario } from "./base-scenario.ts";

const ABOVE = "../";
const PLACE = "it lies in the study's folder, below it, or in the one above";

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
    report.error(["base"], `${written} lies too far away`, PLACE);
    return nothing;
  }
  const refused = refusedPath(inside, PLACE);
  if (refused !== null) {
    report.error(["base"], `${written} ${refused}`);
    return nothing;
  }
  const found = files.read(name);
  // What is no text is told at its place in the scenario.
  if (!found.ok && found.reason !== "no text") {
    report.error(["base"], readError(name, found), readHint(name, found));
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
