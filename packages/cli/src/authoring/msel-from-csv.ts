import type { ResolvedScenario } from "@contactpoint/protocol";
import { parse } from "csv-parse/sync";
import { isSeq, type YAMLMap } from "yaml";

import { changesOf, isColumn, type Cells } from "./inject-cells.ts";
import { injectSection } from "./inject-section.ts";
import { injectRows, SHOWN } from "./msel-csv.ts";

/**
 * A scenario file with the injects of a list, in its order. What the list says as the file did
 * stays as it was written, with its comments; everything outside the injects stays to the byte.
 * Injects that the list lacks are left out, columns that it lacks stay.
 *
 * @throws TypeError that says what is wrong with the list or the file
 */
export function withMsel(text: string, scenario: ResolvedScenario, csv: string): string {
  const wanted = rowsOf(csv);
  const present = injectRows(text, scenario);
  const section = injectSection(text);
  const { document } = section;
  let hasChanged = wanted.length !== present.length;
  const items = wanted.map((row, place): YAMLMap => {
    const index = present.findIndex(({ id }) => id === row["id"]);
    const node = section.injects[index];
    const changes = changesIn(row, present[index] ?? {});
    hasChanged ||= index !== place || changes.size > 0;
    const kept = node ?? (document.createNode({}) as YAMLMap);
    for (const [key, value] of changes)
      if (value === undefined) kept.delete(key);
      else kept.set(key, typeof value === "string" ? value : document.createNode(value, FLOW));
    return kept;
  });
  if (!hasChanged) return text;
  const list = document.get("injects");
  if (isSeq(list)) {
    list.items = items;
    list.flow = false;
  }
  return section.rewritten();
}

const FLOW = { flow: true } as const;

function changesIn(row: Cells, before: Cells): ReadonlyMap<string, unknown> {
  try {
    return changesOf(before, row);
  } catch (error) {
    throw new TypeError(`inject ${row["id"]}: ${(error as Error).message}`, { cause: error });
  }
}

/** Spreadsheets of many countries separate by semicolons. */
function rowsOf(csv: string): readonly Cells[] {
  const head = csv.split(/\r?\n/, 1)[0] ?? "";
  const delimiter = !head.includes(",") && head.includes(";") ? ";" : ",";
  const records = read(csv, delimiter);
  const [columns = []] = records;
  const unknown = columns.find((name) => !isColumn(name) && !SHOWN.some((one) => one === name));
  if (unknown !== undefined) throw new TypeError(`the list has an unknown column "${unknown}"`);
  if (!columns.includes("id")) throw new TypeError("the list has no column id");
  const seen = new Set<string>();
  return records.slice(1).map((fields) => {
    const row: Cells = Object.fromEntries(
      columns.map((column, index) => [column, (fields[index] ?? "").replaceAll("\r\n", "\n")]),
    );
    const id = row["id"] ?? "";
    if (id === "") throw new TypeError("a line of the list has no id");
    if (seen.has(id)) throw new TypeError(`the list has the inject ${id} twice`);
    seen.add(id);
    return row;
  });
}

function read(csv: string, delimiter: string): string[][] {
  try {
    return parse(csv, { bom: true, delimiter, skip_empty_lines: true });
  } catch (error) {
    throw new TypeError(`the list is no CSV: ${(error as Error).message}`, { cause: error });
  }
}
