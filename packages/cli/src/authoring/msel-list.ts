import { parse } from "csv-parse/sync";

import { isColumn, type Cells } from "./inject-cells.ts";

/** An inject as a list has it. */
export interface ListedInject {
  readonly id: string;
  /** Line of the list on which it begins, from 1. */
  readonly line: number;
  readonly cells: Cells;
}

/** The list is wrong. */
export class ListFault extends Error {
  override readonly name = "ListFault";
  /** Line of the list; undefined: all of it. */
  readonly line: number | undefined;

  constructor(message: string, line?: number, options?: ErrorOptions) {
    super(message, options);
    this.line = line;
  }
}

/** Columns for the reader, which follow from the time. */
export const SHOWN = ["utc", "local"] as const;

/**
 * The injects of a list, which is CSV. Spreadsheets of many countries separate by semicolons.
 *
 * @throws ListFault
 */
export function readMsel(csv: string): readonly ListedInject[] {
  const [head, ...records] = recordsOf(csv.replaceAll("\r\n", "\n"));
  const columns = head?.fields ?? [];
  const unknown = columns.find((name) => !isColumn(name) && !SHOWN.some((one) => one === name));
  if (unknown !== undefined) throw new ListFault(`the list has an unknown column "${unknown}"`);
  if (!columns.includes("id")) throw new ListFault("the list has no column id");
  const seen = new Set<string>();
  return records.map(({ fields, line }) => {
    const cells: Cells = Object.fromEntries(
      columns.map((column, index) => [column, fields[index] ?? ""]),
    );
    const id = cells["id"] ?? "";
    if (id === "") throw new ListFault("a line of the list has no id", line);
    if (seen.has(id)) throw new ListFault(`the list has the inject ${id} twice`, line);
    seen.add(id);
    return { id, line, cells };
  });
}

interface ListRecord {
  readonly fields: readonly string[];
  readonly line: number;
}

function recordsOf(csv: string): readonly ListRecord[] {
  const head = csv.split("\n", 1)[0] ?? "";
  const hasCommas = head.includes(",");
  if (!hasCommas && head.includes("\t"))
    throw new ListFault("the columns are separated by tabs; save it as CSV UTF-8, with commas");
  const records: ListRecord[] = [];
  try {
    parse(csv, {
      bom: true,
      delimiter: !hasCommas && head.includes(";") ? ";" : ",",
      skip_empty_lines: true,
      onRecord: (fields, { lines }) => {
        const breaks = fields.join("").split("\n").length - 1;
        records.push({ fields, line: lines - breaks });
      },
    });
  } catch (error) {
    throw new ListFault(`the list is no CSV: ${(error as Error).message}`, undefined, {
      cause: error,
    });
  }
  return records;
}
