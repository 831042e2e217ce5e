import { formatProblem, type Problem } from "@contactpoint/scenario";
import { isMap, isSeq, LineCounter, parseDocument } from "yaml";

import { TRANSLATED, CONDITIONS } from "./inject-cells.ts";
import type { ListedInject } from "./msel-list.ts";

/** What a list would make of a file. */
export interface ListedText {
  /** The scenario file. */
  readonly file: string;
  /** All that would stand in it. */
  readonly text: string;
  readonly from: string;
  readonly list: readonly ListedInject[];
}

/**
 * A line for each problem that a file would have with the injects of a list, at its place in the
 * list. No such file was written, so that what is wrong in the rest of it has no line.
 */
export function listProblems(
  problems: readonly Problem[],
  { file, text, from, list }: ListedText,
): readonly string[] {
  const starts = injectStarts(text);
  return problems.map((problem) => {
    const { path, message, hint } = problem;
    if (problem.file !== file) return formatProblem(problem);
    const what = hint === undefined ? message : `${message}; ${hint}`;
    const [, rest] = /^injects\[\d+\]\.?(.*)$/.exec(path) ?? [];
    const index = starts.findLastIndex(
      ({ line, col }) => line < problem.line || (line === problem.line && col <= problem.column),
    );
    const listed = list[index];
    if (rest === undefined || listed === undefined) return `${file} ${path} ${what}`;
    return `${from}:${listed.line} ${[listed.id, ...columnOf(rest)].join(" ")}: ${what}`;
  });
}

/** Where the injects begin that stand in the file itself. */
function injectStarts(text: string): readonly { readonly line: number; readonly col: number }[] {
  const lines = new LineCounter();
  const injects = parseDocument(text, { lineCounter: lines }).get("injects");
  const items = isSeq(injects) ? injects.items.filter(isMap) : [];
  return items.map(({ range }) => lines.linePos(range?.[0] ?? 0));
}

/** The column of a list that holds a key of an inject; none for the inject as a whole. */
function columnOf(path: string): readonly string[] {
  const [key = "", language] = path.split(".");
  if (key === "") return [];
  if (key === "at") return ["time"];
  if (CONDITIONS.some((one) => one === key)) return ["condition"];
  const isText = TRANSLATED.some((one) => one === key);
  return [isText && language !== undefined && language !== "en" ? `${key}_${language}` : key];
}
