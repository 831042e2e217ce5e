import { StudyFolder } from "../edge/study-folder.ts";
import type { FileRead } from "../edge/scenario-folder.ts";
import { CollectingReporter } from "../reader/collecting-reporter.ts";
import type { FileSource } from "../reader/load-document.ts";
import type { LocatedDocument } from "../reader/origins.ts";
import { sortProblems } from "../reader/problem.ts";
import type { Problem } from "../reader/problem.ts";
import { readBeside } from "../reader/resolve-document.ts";
import { translateIssues } from "../reader/translate-issues.ts";
import { faultyPath, withoutFaulty } from "../reader/without-faulty.ts";
import type { BaseScenario } from "./base-scenario.ts";
import { examineStudy } from "./examine-study.ts";
import { lintStudy } from "./lint-study.ts";
import { loadBase } from "./load-base.ts";
import { loadStudy } from "./load-study.ts";
import { resolveStudy } from "./resolve-study.ts";
import { study as schema } from "./study-schema.ts";
import type { StudyText } from "./study-schema.ts";
import type { Study } from "./study.ts";

interface Sound {
  readonly study: Study;
  readonly base: BaseScenario;
  readonly warnings: readonly Problem[];
}

interface Faulty {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

export type ReadStudyResult =
  | (Sound & {
      /** Every file read, by its path from the study's folder. */
      readonly files: readonly FileRead[];
      /** Their texts by the same paths: with these `readStudyFrom` reads the study elsewhere. */
      readonly texts: Readonly<Record<string, string>>;
      /** SHA-256 over names and digests of these files, in hexadecimal. */
      readonly contentHash: string;
    })
  | Faulty;

/** Reads a study file with its scenario and all that includes; or all problems at once. Never throws on bad input. */
export function readStudy(path: string): ReadStudyResult {
  const folder = new StudyFolder(path);
  const slash = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  const read = readStudyFrom(folder, path.slice(slash + 1), { prefix: path.slice(0, slash + 1) });
  if ("problems" in read) return read;
  return { ...read, files: folder.files, texts: folder.texts, contentHash: folder.contentHash };
}

export interface ReadStudyOptions {
  /** Stands before names of files in problems. */
  readonly prefix?: string;
  /** True for texts of a study that `readStudy` found sound: nothing is tried out again. */
  readonly checked?: boolean;
}

/** `readStudy` from any source of files, by their paths from the study's folder. */
export function readStudyFrom(
  files: FileSource,
  name: string,
  { prefix = "", checked = false }: ReadStudyOptions = {},
): Sound | Faulty {
  const { document, problems } = loadStudy(files, name, prefix);
  if (document === null || problems.length > 0) return ordered([...problems], []);
  const parsed = schema.safeParse(document.value);
  const issues = parsed.error?.issues ?? [];
  const found = translateIssues(document, issues);
  const text = parsed.success ? parsed.data : withoutFaulty(schema, NAMING, document.value, issues);
  if (text === null) return ordered(found, []);
  const reporter = new CollectingReporter(document, issues.map(faultyPath));
  const { base, name: baseName, problems: loading } = loadBase(files, text.base, prefix, reporter);
  const study = resolveStudy(text, baseName, {
    report: reporter,
    readFile: (file, path) => readBeside(files, file, path, reporter),
  });
  const trial = checked ? null : examine(study, text, document, base, reporter);
  const all = [...found, ...loading, ...reporter.errors, ...(trial?.problems ?? [])];
  const warnings = [...reporter.warnings, ...(trial?.warnings ?? [])];
  if (all.length > 0 || base === null) return ordered(all, warnings);
  return { study, base, warnings: ordered([], warnings).warnings };
}

function examine(
  study: Study,
  text: StudyText,
  document: LocatedDocument,
  base: BaseScenario | null,
  reporter: CollectingReporter,
): Pick<Faulty, "problems" | "warnings"> | null {
  const given = {
    metrics:
      text.metrics === undefined
        ? study.metrics.map(({ name }) => name)
        : Object.keys(text.metrics),
    factors: Object.keys(text.factors ?? {}),
  };
  lintStudy(study, given, reporter);
  return base === null ? null : examineStudy(study, document, base, reporter);
}

function ordered(problems: readonly Problem[], warnings: readonly Problem[]): Faulty {
  const order = [...problems, ...warnings].map(({ file }) => file);
  return { problems: sortProblems(problems, order), warnings: sortProblems(warnings, order) };
}

/** Sections that others refer to by name. */
const NAMING: readonly string[] = ["base", "variants", "factors", "metrics", "switches"];
