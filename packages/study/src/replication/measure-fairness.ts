import { groupedRows, IN_TIME, inTimeColumn, NOT_COUNTED, zoneNames } from "@contactpoint/analysis";
import type { RequestTable } from "@contactpoint/analysis";
import type { StudyMetric } from "@contactpoint/scenario";
import { gini, groupGap } from "../statistics/index.ts";
import type { ServedGroup } from "../statistics/index.ts";

type Fairness = Extract<StudyMetric, { kind: "fairness" }>["measure"];

/**
 * How evenly requesting sides are served, by the share of their requests preserved in time: Gini's
 * coefficient over States, the share of the worst-served State, or the gap between the best- and
 * the worst-served zone (offset from UTC where zones are many). Sides without a request are left
 * out; null if none has one.
 */
export function measureFairness(table: RequestTable, of: Fairness): number | null {
  const { requesting_state, requesting_zone } = table.text;
  if (of === "zone-gap") {
    const { nameOf } = zoneNames(table.scenario);
    const zones = servedGroups(table, (row) => nameOf(requesting_zone[row] ?? ""));
    return groupGap(zones, "higher")?.gap ?? null;
  }
  const states = servedGroups(table, (row) => requesting_state[row] ?? "");
  return of === "gini"
    ? gini(states.map(({ value }) => value))
    : (groupGap(states, "higher")?.worst_value ?? null);
}

interface InTimeGroup extends ServedGroup {
  readonly value: number;
}

function servedGroups(table: RequestTable, keyOf: (row: number) => string): InTimeGroup[] {
  const judged = inTimeColumn(table);
  const rows = [...judged.keys()].filter((row) => judged[row] !== NOT_COUNTED);
  return [...groupedRows(rows, keyOf)].map(([key, members]) => ({
    key,
    value: members.filter((row) => judged[row] === IN_TIME).length / members.length,
  }));
}
