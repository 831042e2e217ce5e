import type { ResolvedFilter } from "@contactpoint/protocol";
import type { RequestTable } from "../fold/request-table.ts";

/** Rows that tables are about: those of the warm-up enter none. */
export function countedRows(table: RequestTable): number[] {
  return Array.from({ length: table.rows }, (_, row) => row).filter(
    (row) => table.flags.warm_up[row] === 0,
  );
}

/** Of these rows the ones that match every named column. */
export function matchingRows(
  table: RequestTable,
  rows: readonly number[],
  where: ResolvedFilter,
): readonly number[] {
  const wanted = Object.entries(where) as [keyof ResolvedFilter, string | undefined][];
  return wanted.reduce<readonly number[]>(
    (left, [column, value]) =>
      value === undefined ? left : left.filter((row) => table.text[column][row] === value),
    rows,
  );
}
