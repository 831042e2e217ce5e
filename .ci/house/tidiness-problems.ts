import { pathsUnder, sourceFiles } from "./source-files.ts";
import type { SourceFile } from "./source-files.ts";

const lineLimit = 300;

const emptyNames = new Set(
  ["util", "helper", "common", "misc", "shared", "type"].flatMap((name) => [name, `${name}s`]),
);

/** Written in parts, so that this file does not match itself. */
const forbidden: readonly (readonly [pattern: RegExp, what: string])[] = [
  [
    /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:only|skip|todo|skipIf|runIf|fails)\b/,
    "a test set aside",
  ],
  [/\b(?:TO(?:)DO|FIX(?:)ME)\b/, "a promise instead of work"],
  [/@ts-(?:ignore|nocheck)\b/, "a silenced compiler"],
  [
    /\b(?:ox|es)lint-disable(?:-next-line|-line)?\s*(?:\*|--|$)/m,
    "a rule list left out of a disable",
  ],
  [/\b(?:ox|es)lint-disable(?!.*--\s*\S)/, "a disable without its reason"],
];

/**
 * What no linter says of a workspace: names that say nothing, folders in folders, long files,
 * tests set aside, silenced checks.
 *
 * @returns one sentence a problem, in order of the files
 */
export function tidinessProblems(root: string): string[] {
  const paths = pathsUnder(root, "packages").concat(pathsUnder(root, ".ci"));
  return [
    ...paths.filter(hasEmptyName).map((path) => `${path} has a name that says nothing`),
    ...paths.filter(isTooDeep).map((path) => `${path} stands two folders deep in src`),
    ...sourceFiles(root).flatMap(problemsOfText),
  ];
}

function hasEmptyName(path: string): boolean {
  return path.split("/").some((part) => emptyNames.has((part.split(".")[0] ?? "").toLowerCase()));
}

function isTooDeep(path: string): boolean {
  return /^packages\/[^/]+\/src\/[^/]+\/[^/]+\//.test(path);
}

function problemsOfText({ path, text }: SourceFile): string[] {
  const lines = text.split("\n").length - 1;
  return [
    ...(lines > lineLimit ? [`${path} has ${lines} lines`] : []),
    ...forbidden
      .filter(([pattern]) => pattern.test(text))
      .map(([, what]) => `${path} holds ${what}`),
  ];
}
