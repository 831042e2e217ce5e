import {
  groupedRows,
  IN_TIME,
  inTimeColumn,
  NOT_COUNTED,
  riskSet,
  shareOf,
  zoneNames,
} from "@contactpoint/analysis";
import type { RequestTable } from "@contactpoint/analysis";
import { DAY, SECOND } from "@contactpoint/engine";
import type { GroupResult } from "./replication-result.ts";

/** Of the mean time of each group. */
const HORIZON = 30 * DAY;

type KeyOf = (row: number) => string;

/** The rows by each of the keys of a study, in the order of `GroupResult.by`, keys by code unit. */
export function groupResults(table: RequestTable, rows: readonly number[]): GroupResult[] {
  const judged = inTimeColumn(table);
  return keysOf(table).flatMap(([by, keyOf]) =>
    [...groupedRows(rows, keyOf)].map(([key, members]) => ({
      by,
      key,
      n: members.length,
      ...served(table, members, judged),
    })),
  );
}

function served(
  table: RequestTable,
  rows: readonly number[],
  judged: Int8Array,
): Pick<GroupResult, "preserved_in_time_share" | "time_to_preserve_s"> {
  const counted = rows.filter((row) => judged[row] !== NOT_COUNTED);
  const inTime = counted.filter((row) => judged[row] === IN_TIME);
  const spent = riskSet(table, "time_to_preserve", rows).incidence().greatestMean(HORIZON);
  return {
    preserved_in_time_share: shareOf(inTime.length, counted.length),
    time_to_preserve_s: spent === null ? null : spent / SECOND,
  };
}

function keysOf({ scenario, text, numbers }: RequestTable): [GroupResult["by"], KeyOf][] {
  const { nameOf } = zoneNames(scenario);
  const states = new Map(scenario.states.map((state) => [state.id, state]));
  const requesting = (row: number) => states.get(text.requesting_state[row] ?? "");
  const keys: [GroupResult["by"], KeyOf][] = [
    [
      "zone-pair",
      (row) =>
        `${nameOf(text.requesting_zone[row] ?? "")}>${nameOf(text.requested_zone[row] ?? "")}`,
    ],
    ["requesting-region", (row) => requesting(row)?.region ?? ""],
    ["requesting-profile", (row) => requesting(row)?.profile ?? ""],
  ];
  // Nothing names a real State.
  if (!scenario.real_states)
    keys.push(["requesting-state", (row) => text.requesting_state[row] ?? ""]);
  keys.push(["urgency", (row) => text.urgency[row] ?? ""]);
  keys.push(["route", (row) => linksText(numbers.hops[row])]);
  return keys;
}

// Routes are as many as pairs of States; what they have in common is their length.
function linksText(hops: number | undefined): string {
  return hops === undefined || Number.isNaN(hops) ? "" : `${hops}`;
}
