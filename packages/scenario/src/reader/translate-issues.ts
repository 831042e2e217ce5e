import type { z } from "zod";

import { didYouMean } from "./nearest-name.ts";
import { problemAt } from "./origins.ts";
import type { LocatedDocument } from "./origins.ts";
import { formatPath } from "./problem.ts";
import type { Path, Problem } from "./problem.ts";

type Issue = z.core.$ZodIssue;

/**
 * The schema's findings as sentences. Their messages hold what is wanted (see `schema/leaf.ts`);
 * what was found is looked up in the document.
 */
export function translateIssues(document: LocatedDocument, issues: readonly Issue[]): Problem[] {
  const misspelt = new Set<string>();
  const problems = issues.flatMap((issue) => translate(document, issue, [], misspelt));
  // A key that was only misspelt is not missing as well.
  return problems.filter(({ message, path }) => !misspelt.has(`${path} ${message.split(";")[0]}`));
}

/** `misspelt` gathers what need not be told of keys that are near to an unknown one. */
function translate(
  document: LocatedDocument,
  issue: Issue,
  above: Path,
  misspelt: Set<string>,
): Problem[] {
  const path = [...above, ...issue.path.map((key) => (typeof key === "symbol" ? "" : key))];
  if (issue.code === "unrecognized_keys") {
    const known = issue.message.split(" ");
    return issue.keys.map((key) => {
      const near = didYouMean(key, known);
      const meant = /"(.*)"/.exec(near ?? "")?.[1];
      if (meant !== undefined) misspelt.add(`${formatPath(path)} ${isMissing(meant)}`);
      const problem = problemAt(document, [...path, key], `unknown key "${key}"`, near, "key");
      return { ...problem, path: formatPath(path) };
    });
  }
  if (issue.code === "invalid_key") {
    const wanted = issue.issues[0]?.message ?? "another name";
    return [problemAt(document, path, `is no name for this; wanted ${wanted}`, undefined, "key")];
  }
  if (issue.code === "invalid_union") {
    const branch = meantBranch(issue.errors);
    if (branch !== undefined)
      return branch.flatMap((inner) => translate(document, inner, path, misspelt));
  }
  const found = valueAt(document.value, path);
  if (found === undefined) {
    const key = path.at(-1) ?? "";
    const message = `${isMissing(String(key))}; wanted ${issue.message}`;
    return [problemAt(document, path.slice(0, -1), message)];
  }
  return [
    problemAt(document, path, `is ${describe(found)}; wanted ${issue.message}`, hint(issue, found)),
  ];
}

function isMissing(key: string): string {
  return `the key "${key}" is missing`;
}

/**
 * The one branch of a union whose kind of value (text, map, list) is that of the value found; of
 * several the one that knows all its keys.
 */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const fitting = branches.filter((issues) =>
    issues.every(
      (issue) =>
        issue.path.length > 0 || issue.code === "unrecognized_keys" || reachesInside(issue),
    ),
  );
  if (fitting.length === 1) return fitting[0];
  const knowing = fitting.filter((issues) =>
    issues.every(({ code, path }) => code !== "unrecognized_keys" || path.length > 0),
  );
  return knowing.length === 1 ? knowing[0] : undefined;
}

function reachesInside(issue: Issue): boolean {
  return issue.code === "invalid_union" && meantBranch(issue.errors) !== undefined;
}

function valueAt(root: unknown, path: Path): unknown {
  let at = root;
  for (const key of path) {
    if (typeof at !== "object" || at === null) return undefined;
    at = (at as Record<string | number, unknown>)[key];
  }
  return at;
}

function describe(value: unknown): string {
  if (value === null) return "empty";
  if (typeof value === "string") return `the text "${shortened(value)}"`;
  if (typeof value === "number") return `the number ${Number.isNaN(value) ? ".nan" : value}`;
  if (typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  return "a map";
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

function hint(issue: Issue, found: unknown): string | undefined {
  if (issue.code === "invalid_value" && typeof found === "string") {
    return didYouMean(found, issue.values.map(String));
  }
  if (issue.code !== "invalid_type" || issue.expected !== "string") {
    return typeof found === "string" && /^P.*[YM](?!.*T)/.test(found) && !found.includes("T")
      ? "years and months have no fixed length: write days"
      : undefined;
  }
  if (typeof found === "boolean") return `a code or text in quotes stays text: "${found}"`;
  if (typeof found === "number" && issue.message.startsWith("a text"))
    return `a number in quotes is a text: "${found}"`;
  return undefined;
}
