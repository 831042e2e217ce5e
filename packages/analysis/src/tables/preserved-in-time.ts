import type { RequestTable } from "../fold/request-table.ts";

/** Original requests for preservation, and how many of them were in time or are still undecided. */
export interface InTimeCounts {
  readonly n: number;
  /** All items were secured before their true expiry. */
  readonly inTime: number;
  /** Open at the end of the run, while all items can still have been secured in time. */
  readonly undecided: number;
}

/** A row does not enter the share: another form, a duplicate, somebody's child, or of the warm-up. */
export const NOT_COUNTED = -1;
export const NOT_IN_TIME = 0;
export const IN_TIME = 1;
export const UNDECIDED = 2;

/** Over rows of form preservation that duplicate none, are nobody's child and fall after the warm-up. */
export function inTimeCounts(table: RequestTable): InTimeCounts {
  let n = 0;
  let inTime = 0;
  let undecided = 0;
  for (const judged of inTimeColumn(table)) {
    n += Number(judged !== NOT_COUNTED);
    inTime += Number(judged === IN_TIME);
    undecided += Number(judged === UNDECIDED);
  }
  return { n, inTime, undecided };
}

/** One of the four above for each row. */
export function inTimeColumn(table: RequestTable): Int8Array {
  const { text, flags } = table;
  const late = rowsWithLateItem(table);
  const lost = rowsWithLostItem(table);
  return Int8Array.from({ length: table.rows }, (_, row) => {
    if (
      flags.warm_up[row] !== 0 ||
      text.form[row] !== "preservation" ||
      text.duplicate_of[row] !== "" ||
      text.parent_id[row] !== ""
    ) {
      return NOT_COUNTED;
    }
    if (text.outcome[row] === "open") return lost[row] === 0 ? UNDECIDED : NOT_IN_TIME;
    return text.outcome[row] === "preserved" && late[row] === 0 ? IN_TIME : NOT_IN_TIME;
  });
}

export function shareOf(count: number, n: number): number | null {
  return n === 0 ? null : count / n;
}

/** With an item that was not secured before it expired. */
function rowsWithLateItem({ items, rows }: RequestTable): Uint8Array {
  const late = new Uint8Array(rows);
  items.request.forEach((row, item) => {
    if (!isSecured(items, item)) late[row] = 1;
  });
  return late;
}

/** With an item that was not secured before it expired, and now never can have been. */
function rowsWithLostItem({ items, rows, ended_at }: RequestTable): Uint8Array {
  const lost = new Uint8Array(rows);
  items.request.forEach((row, item) => {
    const canStill =
      items.text.outcome[item] === "open" &&
      (items.instants.data_expires_at[item] ?? Number.NaN) > ended_at;
    if (!canStill && !isSecured(items, item)) lost[row] = 1;
  });
  return lost;
}

function isSecured({ instants }: RequestTable["items"], item: number): boolean {
  return (
    (instants.preserved_at[item] ?? Number.NaN) < (instants.data_expires_at[item] ?? Number.NaN)
  );
}
