import type { RequestTable } from "../fold/request-table.ts";
import { groupedRows } from "../tables/groups.ts";
import { latencyByMeasure } from "../tables/latency.ts";
import { countedRows } from "../tables/row-filter.ts";
import type { LatencyByMeasure } from "../tables/summary.ts";
import { zoneNames } from "./zone-names.ts";
import type { ZoneNames } from "./zone-names.ts";

/** The matrix of zones by their names in tables. */
export interface ZoneGroups extends Pick<ZoneNames, "by" | "names"> {
  /** Needs from the first to the second group; `null` if there are none. */
  pair(requesting: string, requested: string): ZonePair | null;
}

export interface ZonePair {
  readonly n: number;
  readonly latency: LatencyByMeasure;
}

export function zoneGroups(table: RequestTable): ZoneGroups {
  const { by, names, nameOf } = zoneNames(table.scenario);
  const { requesting_zone, requested_zone } = table.text;
  const key = (from: string, to: string): string => `${from}>${to}`;
  const groups = groupedRows(countedRows(table), (row) =>
    key(nameOf(requesting_zone[row] ?? ""), nameOf(requested_zone[row] ?? "")),
  );
  const pairs = new Map(
    [...groups].map(([name, rows]) => [
      name,
      { n: rows.length, latency: latencyByMeasure(table, rows) },
    ]),
  );
  return { by, names, pair: (from, to) => pairs.get(key(from, to)) ?? null };
}
