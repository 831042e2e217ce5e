import type { ResolvedScenario } from "@contactpoint/protocol";

import { ScenarioFolder } from "../edge/scenario-folder.ts";
import type { FileRead } from "../edge/scenario-folder.ts";
import { lintScenario } from "../lint/lint-scenario.ts";
import { resolveScenario } from "../resolve/resolve-scenario.ts";
import { scenario as schema } from "../schema/scenario-schema.ts";
import { checkFormat } from "./check-format.ts";
import { CollectingReporter } from "./collecting-reporter.ts";
import { loadDocument, readError, refusedPath } from "./load-document.ts";
import type { FileSource } from "./load-document.ts";
import type { LocatedDocument } from "./origins.ts";
import { sortProblems } from "./problem.ts";
import type { Problem } from "./problem.ts";
import { translateIssues } from "./translate-issues.ts";
import { faultyPath, withoutFaulty } from "./without-faulty.ts";

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
  const folder = new ScenarioFolder(path);
  const slash = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  const read = readFrom(folder, path.slice(slash + 1), path.slice(0, slash + 1), options);
  return "problems" in read
    ? read
    : { ...read, files: folder.files, contentHash: folder.contentHash };
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
  const problems = [...loading];
  const warnings: Problem[] = [];
  // Where the syntax is broken, the structure is a guess: nothing more is said of it.
  const result =
    document === null || loading.length > 0
      ? null
      : resolveDocument(document, files, problems, warnings, options);
  const order = [...problems, ...warnings].map(({ file }) => file);
  if (problems.length > 0 || result === null) {
    return { problems: sortProblems(problems, order), warnings: sortProblems(warnings, order) };
  }
  return { scenario: result, warnings: sortProblems(warnings, order) };
}

function resolveDocument(
  document: LocatedDocument,
  files: FileSource,
  problems: Problem[],
  warnings: Problem[],
  { seed }: ReadOptions,
): ResolvedScenario | null {
  const refused = checkFormat(document);
  if (refused !== null) {
    problems.push(refused);
    return null;
  }
  const parsed = schema.safeParse(document.value);
  const issues = parsed.error?.issues ?? [];
  problems.push(...translateIssues(document, issues));
  // What remains without the faulty parts may be enough to look for mistakes of sense as well.
  const own = parsed.success ? parsed.data : withoutFaulty(document.value, issues);
  if (own === null) return null;
  const text = seed === undefined ? own : { ...own, seed };
  const reporter = new CollectingReporter(document, issues.map(faultyPath));
  const { scenario, context } = resolveScenario(text, reporter, (file, path) =>
    readBeside(files, file, (message) => reporter.error(path, message)),
  );
  lintScenario(context, scenario);
  problems.push(...reporter.errors);
  warnings.push(...reporter.warnings);
  return scenario;
}

function readBeside(
  files: FileSource,
  name: string,
  refuse: (message: string) => void,
): string | null {
  const refusal = refusedPath(name);
  const result = refusal === null ? files.read(name) : null;
  if (result?.ok === true) return result.text;
  refuse(result === null ? `${name} ${refusal ?? ""}` : readError(name, result.reason));
  return null;
}
