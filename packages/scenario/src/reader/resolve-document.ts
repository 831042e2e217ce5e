import type { ResolvedScenario } from "@contactpoint/protocol";

import { lintScenario } from "../lint/lint-scenario.ts";
import { CalendarBook } from "../resolve/calendar-book.ts";
import { resolveScenario } from "../resolve/resolve-scenario.ts";
import { scenario as schema } from "../schema/scenario-schema.ts";
import { checkFormat } from "./check-format.ts";
import { CollectingReporter } from "./collecting-reporter.ts";
import { refusedPath } from "./load-document.ts";
import type { FileSource } from "./load-document.ts";
import type { LocatedDocument } from "./origins.ts";
import type { Path, Problem } from "./problem.ts";
import { translateIssues } from "./translate-issues.ts";
import { readError, readHint } from "./unread-file.ts";
import { faultyPath, withoutFaulty } from "./without-faulty.ts";

export interface Findings {
  /** Counts only if there are no problems; null if too little of the document makes sense. */
  readonly scenario: ResolvedScenario | null;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** Checks, resolves and lints a document that was read and merged. A seed stands in place of its own. */
export function resolveDocument(
  document: LocatedDocument,
  files: FileSource,
  seed?: number,
  calendars = new CalendarBook(),
): Findings {
  const refused = checkFormat(document);
  if (refused !== null) return { scenario: null, problems: [refused], warnings: [] };
  const parsed = schema.safeParse(document.value);
  const issues = parsed.error?.issues ?? [];
  const problems = translateIssues(document, issues);
  // What remains without the faulty parts may be enough to look for mistakes of sense as well.
  const own = parsed.success ? parsed.data : withoutFaulty(schema, NAMING, document.value, issues);
  if (own === null) return { scenario: null, problems, warnings: [] };
  const text = seed === undefined ? own : { ...own, seed };
  const reporter = new CollectingReporter(document, issues.map(faultyPath));
  const { scenario, context } = resolveScenario(
    text,
    reporter,
    (file, path) => readBeside(files, file, path, reporter),
    calendars,
  );
  lintScenario(context, scenario);
  return {
    scenario,
    problems: [...problems, ...reporter.errors],
    warnings: reporter.warnings,
  };
}

/** A file that a scenario or study names; reports why if it cannot be read. */
export function readBeside(
  files: FileSource,
  name: string,
  path: Path,
  report: Pick<CollectingReporter, "error">,
): string | null {
  const refusal = refusedPath(name);
  const result = refusal === null ? files.read(name) : null;
  if (result?.ok === true) return result.text;
  if (result === null) report.error(path, `${name} ${refusal ?? ""}`);
  else report.error(path, readError(name, result), readHint(name, result));
  return null;
}

/** Sections that others refer to by name. */
const NAMING: readonly string[] = [
  "states",
  "import_states",
  "profiles",
  "rosters",
  "laws",
  "providers",
  "channels",
  "networks",
  "instruments",
  "injects",
  "expectations",
  "objectives",
];
