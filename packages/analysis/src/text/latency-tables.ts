import type { LatencyGroup, Summary } from "../tables/summary.ts";
import { durationText } from "./figures.ts";
import {
  desksTable,
  latencyTable,
  outcomesTable,
  requestsTable,
  stagesTable,
  twoSidedTable,
} from "./overview-tables.ts";
import { bar, left, right, textTable } from "./text-table.ts";

const HOURS = 24;
const BAR_WIDTH = 20;
const MOST_ZONE_PAIRS = 12;

/** The latency tables of a run as text of at most 80 columns, without colour. */
export function latencyTables(summary: Summary): string {
  return [
    requestsTable(summary),
    outcomesTable(summary),
    latencyTable(summary),
    stagesTable(summary),
    localHourTable(summary),
    dutyTable(summary),
    zonePairTable(summary),
    twoSidedTable(summary),
    desksTable(summary),
  ].join("\n");
}

function localHourTable(summary: Summary): string {
  const groups = new Map(summary.by_local_hour.map((group) => [group.key, group]));
  const p50 = (group: LatencyGroup | undefined): number | null =>
    group?.latency.time_to_acknowledge.p50_s ?? null;
  const most = Math.max(0, ...summary.by_local_hour.map((group) => p50(group) ?? 0));
  const rows = Array.from({ length: HOURS }, (_, hour) => {
    const group = groups.get(String(hour));
    return [
      `${String(hour).padStart(2, "0")}:00`,
      String(group?.n ?? 0),
      durationText(p50(group)),
      durationText(group?.latency.time_to_acknowledge.p90_s ?? null),
      durationText(group?.latency.time_to_preserve.p50_s ?? null),
      bar(p50(group) ?? 0, most, BAR_WIDTH),
    ];
  });
  return textTable({
    heading: "By the responder's local hour at delivery (bars: acknowledged p50)",
    columns: [left("hour"), ...right("n", "acknowledged p50", "p90", "preserved p50"), left("")],
    rows,
  });
}

function dutyTable(summary: Summary): string {
  return textTable({
    heading: "By the responder's duty at delivery",
    columns: [
      left("duty"),
      ...right("n", "acknowledged p50", "p90", "preserved p50", "confirmed p50"),
    ],
    rows: summary.by_duty.map((group) => [group.key || "not delivered", ...groupFigures(group)]),
  });
}

// With real States a zone can stand for one, so pairs are shown by size and not ranked by time.
function zonePairTable(summary: Summary): string {
  const isRanked = summary.by_profile === undefined;
  const slowness = (group: LatencyGroup): number =>
    isRanked ? (group.latency.time_to_preserve.p50_s ?? Infinity) : group.n;
  const measured = summary.by_zone_pair.filter(
    (group) => !isRanked || group.latency.time_to_preserve.n > 0,
  );
  const first = measured
    .toSorted((one, other) => order(slowness(other), slowness(one)) || other.n - one.n)
    .slice(0, MOST_ZONE_PAIRS);
  return textTable({
    heading: isRanked
      ? `Zone pairs, slowest to preserve first (${first.length} of ${measured.length})`
      : `Zone pairs, most requests first (${first.length} of ${measured.length})`,
    columns: [
      left("requesting > requested"),
      ...right("n", "ack. p50", "p90", "pres. p50", "conf. p50"),
    ],
    rows: first.map((group) => [group.key.replace(">", " > "), ...groupFigures(group)]),
  });
}

function groupFigures(group: LatencyGroup): string[] {
  const { time_to_acknowledge, time_to_preserve, time_to_confirm } = group.latency;
  return [
    String(group.n),
    durationText(time_to_acknowledge.p50_s),
    durationText(time_to_acknowledge.p90_s),
    durationText(time_to_preserve.p50_s),
    durationText(time_to_confirm.p50_s),
  ];
}

// Subtraction would make no number of two infinities.
function order(one: number, other: number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
