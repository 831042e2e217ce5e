import { HOUR } from "@contactpoint/engine";
import type { RequestTable } from "../fold/request-table.ts";
import { groupedRows } from "../tables/groups.ts";
import { latencyByMeasure } from "../tables/latency.ts";
import { countedRows } from "../tables/row-filter.ts";
import type { LatencyByMeasure } from "../tables/summary.ts";
import { offsetOf } from "./local-clock.ts";
import { offsetText } from "./value-text.ts";

/** More zones than this do not fit a page. */
export const MOST_ZONES = 16;

/** The matrix of zones, or of offsets from UTC where zones are too many or would name States. */
export interface ZoneGroups {
  readonly by: "zone" | "offset";
  readonly names: readonly string[];
  /** Needs from the first to the second group; `null` if there are none. */
  pair(requesting: string, requested: string): ZonePair | null;
}

export interface ZonePair {
  readonly n: number;
  readonly latency: LatencyByMeasure;
}

/** Offsets are those at the start of the run: a zone keeps its group when clocks change. */
export function zoneGroups(table: RequestTable): ZoneGroups {
  const { states, real_states, clock } = table.scenario;
  const offsets = new Map(states.map((state) => [state.zone, offsetOf(state, clock.start)]));
  const by = real_states || offsets.size > MOST_ZONES ? "offset" : "zone";
  const nameOf = (zone: string): string =>
    by === "zone" ? zone : offsetText(groupOffset(offsets.get(zone) ?? 0));
  const sorted = [...offsets].toSorted(([one, a], [other, b]) => a - b || (one < other ? -1 : 1));
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
  return {
    by,
    names: [...new Set(sorted.map(([zone]) => nameOf(zone)))],
    pair: (from, to) => pairs.get(key(from, to)) ?? null,
  };
}

// Offsets of half and quarter hours join the whole hour below: 27 columns still fit, 38 do not.
function groupOffset(offset: number): number {
  return Math.floor(offset / HOUR) * HOUR;
}
