import type { RequestTable } from "../fold/request-table.ts";
import { countedRows } from "./row-filter.ts";

/** Original requests for preservation, and how many of them were in time or are still undecided. */
export interface InTimeCounts {
  readonly n: number;
  /** All items were secured before their true expiry. */
  readonly inTime: number;
  /** Open at the end of the run, while the data had not yet expired. */
  readonly undecided: number;
}

/** Over rows of form preservation that duplicate none, are nobody's child and fall after the warm-up. */
export function inTimeCounts(table: RequestTable): InTimeCounts {
  const late = rowsWithLateItem(table);
  const { text, instants } = table;
  let n = 0;
  let inTime = 0;
  let undecided = 0;
  for (const row of countedRows(table)) {
    if (
      text.form[row] !== "preservation" ||
      text.duplicate_of[row] !== "" ||
      text.parent_id[row] !== ""
    ) {
      continue;
    }
    n += 1;
    if (text.outcome[row] === "preserved" && !late.has(row)) {
      inTime += 1;
    }
    if (text.outcome[row] === "open" && (instants.data_expires_at[row] ?? 0) > table.ended_at) {
      undecided += 1;
    }
  }
  return { n, inTime, undecided };
}

export function shareOf(count: number, n: number): number | null {
  return n === 0 ? null : count / n;
}

function rowsWithLateItem(table: RequestTable): Set<number> {
  const { items } = table;
  const late = new Set<number>();
  items.request.forEach((row, item) => {
    const preserved = items.instants.preserved_at[item] ?? Number.NaN;
    const expires = items.instants.data_expires_at[item] ?? Number.NaN;
    if (!(preserved < expires)) {
      late.add(row);
    }
  });
  return late;
}
