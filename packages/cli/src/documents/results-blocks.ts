import { COMPARISON_COLUMNS, STUDY_TABLES } from "@contactpoint/study";

import { markdownTable } from "./markdown-table.ts";

/** The blocks of docs/results.md that come from the code. */
export function resultsBlocks(): Readonly<Record<string, string>> {
  return {
    "comparison-columns": columnTable(COMPARISON_COLUMNS),
    "study-tables": STUDY_TABLES.map(
      ({ name, holds, columns }) =>
        `### Table \`${name}\`\n\nOne row for each ${holds}.\n\n${columnTable(columns)}`,
    ).join("\n\n"),
  };
}

const TYPES: Readonly<Record<(typeof COMPARISON_COLUMNS)[number]["type"], string>> = {
  VARCHAR: "text",
  DOUBLE: "number",
  WHOLE: "whole number",
  INSTANT: "instant",
  BOOLEAN: "true or false",
};

function columnTable(columns: typeof COMPARISON_COLUMNS): string {
  return markdownTable(
    ["column", "type", "meaning"],
    columns.map(({ name, type, meaning }) => [`\`${name}\``, TYPES[type], meaning]),
  );
}
