import type { DeskTotals, RequestTable } from "../fold/request-table.ts";
import { groupedRows } from "./groups.ts";
import { seconds } from "./latency.ts";
import type { DeskSummary } from "./summary.ts";

/** Why requests wait, by State or by whatever `keyOf` makes of its id. */
export function deskSummaries(
  table: RequestTable,
  keyOf: (state: string) => string,
): DeskSummary[] {
  const places = table.desks.map((_, index) => index);
  const byKey = groupedRows(places, (index) => keyOf(table.desks[index]?.state ?? ""));
  return [...byKey].map(([key, indexes]) =>
    deskSummary(
      key,
      table.desks.filter((_, index) => indexes.includes(index)),
    ),
  );
}

function deskSummary(key: string, desks: readonly DeskTotals[]): DeskSummary {
  const total = (of: "closed" | "busy" | "present" | "occupied"): number =>
    desks.reduce((sum, desk) => sum + desk[of], 0);
  const closed = total("closed");
  const busy = total("busy");
  const present = total("present");
  return {
    key,
    bound_by: closed > busy ? "coverage" : busy > closed ? "capacity" : "neither",
    closed_s: seconds(closed),
    busy_s: seconds(busy),
    utilisation: present === 0 ? null : total("occupied") / present,
  };
}
