import type { RequestTable } from "../fold/request-table.ts";
import { latencyByMeasure } from "./latency.ts";
import type { CircumstanceFlag, LatencyGroup, TwoSidedGroup } from "./summary.ts";

const FLAGS = [
  "clock_change",
  "hand_over",
  "holiday",
  "weekend",
] as const satisfies readonly CircumstanceFlag[];

/** The rows by key, in code-unit order of the keys. */
export function groupedRows(
  rows: readonly number[],
  keyOf: (row: number) => string,
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [row]);
    } else {
      group.push(row);
    }
  }
  return new Map([...groups].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** Latency of each group; the key is `""` for rows without one, such as those not delivered. */
export function latencyGroups(
  table: RequestTable,
  rows: readonly number[],
  keyOf: (row: number) => string,
): LatencyGroup[] {
  return [...groupedRows(rows, keyOf)].map(([key, members]) => latencyGroup(table, key, members));
}

/** Of the rows delivered in each circumstance; a row can be in several groups or in none. */
export function flagGroups(
  table: RequestTable,
  rows: readonly number[],
): LatencyGroup<CircumstanceFlag>[] {
  return FLAGS.map((flag) =>
    latencyGroup(
      table,
      flag,
      rows.filter((row) => table.flags[flag][row] === 1),
    ),
  );
}

/** Each key (of a State: its id or its profile) as the requesting and as the requested side. */
export function twoSidedGroups(
  table: RequestTable,
  rows: readonly number[],
  keyOf: (state: string) => string,
): TwoSidedGroup[] {
  const { requesting_state, requested_state } = table.text;
  const requesting = groupedRows(rows, (row) => keyOf(requesting_state[row] ?? ""));
  const requested = groupedRows(rows, (row) => keyOf(requested_state[row] ?? ""));
  const keys = [...new Set(table.scenario.states.map((state) => keyOf(state.id)))].toSorted(
    (one, other) => (one < other ? -1 : 1),
  );
  return keys.map((key) => ({
    key,
    as_requesting: side(table, requesting.get(key) ?? []),
    as_requested: side(table, requested.get(key) ?? []),
  }));
}

/** The name of a State's profile by its id. */
export function profileByState(table: RequestTable): (state: string) => string {
  const profiles = new Map(table.scenario.states.map(({ id, profile }) => [id, profile]));
  return (state) => profiles.get(state) ?? "";
}

function latencyGroup<Key extends string>(
  table: RequestTable,
  key: Key,
  rows: readonly number[],
): LatencyGroup<Key> {
  return { key, ...side(table, rows) };
}

function side(table: RequestTable, rows: readonly number[]): Omit<LatencyGroup, "key"> {
  return { n: rows.length, latency: latencyByMeasure(table, rows) };
}
