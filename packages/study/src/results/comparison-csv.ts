import type { Comparison } from "../comparison/comparison.ts";
import { differencesTable, estimatesTable } from "./comparison-tables.ts";
import type { ResultColumn, ResultTable, ResultValue } from "./result-column.ts";
import type { StudyOutcome } from "./study-outcome.ts";

const ESTIMATE_ONLY = [
  "undefined_in",
  "mean",
  "standard_deviation",
  "median",
  "median_low",
  "median_high",
];

/** Columns of comparison.csv in their order: those of differences, and between them those of estimates alone. */
export const COMPARISON_COLUMNS: readonly ResultColumn[] = comparisonColumns();

/**
 * Content of comparison.csv: a row for each metric of each point (`kind` `estimate`), then one for
 * each metric of each pair of points (`difference`). Numbers have all their digits; what does not
 * exist is empty.
 */
export function comparisonCsv(
  outcome: Pick<StudyOutcome, "study" | "origin"> & { readonly comparison: Comparison },
): string {
  const input = { ...outcome, points: [], results: [] };
  const lines = [
    COMPARISON_COLUMNS.map(({ name }) => name).join(","),
    ...linesOf("estimate", estimatesTable, input),
    ...linesOf("difference", differencesTable, input),
  ];
  return `${lines.join("\n")}\n`;
}

function comparisonColumns(): ResultColumn[] {
  const kind: ResultColumn = {
    name: "kind",
    type: "VARCHAR",
    meaning: "`estimate` of a point, or `difference` of two",
  };
  const own = estimatesTable.columns.filter(({ name }) => ESTIMATE_ONLY.includes(name));
  return [kind, ...differencesTable.columns, ...own];
}

function linesOf(kind: string, table: ResultTable<StudyOutcome>, input: StudyOutcome): string[] {
  const places = COMPARISON_COLUMNS.map(({ name }) =>
    table.columns.findIndex((column) => column.name === name),
  );
  return Array.from(table.rows(input), (row) =>
    places.map((place, i) => (i === 0 ? kind : field(row[place] ?? null))).join(","),
  );
}

function field(value: ResultValue): string {
  if (value === null) return "";
  const text = String(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
