import { matchingRows, riskSet } from "@contactpoint/analysis";
import type { Measure, RequestTable } from "@contactpoint/analysis";
import { SECOND } from "@contactpoint/engine";
import type { LatencyName, StudyMetric } from "@contactpoint/scenario";

type LatencyMetric = Extract<StudyMetric, { kind: "latency" }>;

const MEASURE_OF: Readonly<Record<LatencyName, Measure>> = {
  "time-to-acknowledge": "time_to_acknowledge",
  "response-time": "response_time",
  "time-to-preserve": "time_to_preserve",
  "time-to-confirm": "time_to_confirm",
};

const QUANTILES = { p50: 0.5, p90: 0.9, p95: 0.95, p99: 0.99 } as const;

/**
 * Of the rows that match the metric's filter: seconds, or a share for `within` and
 * `reached-share`; null where too few reached the event, or none could.
 */
export function measureLatency(
  table: RequestTable,
  rows: readonly number[],
  { measure, where, statistic }: Pick<LatencyMetric, "measure" | "where" | "statistic">,
): number | null {
  const set = riskSet(table, MEASURE_OF[measure], matchingRows(table, rows, where));
  switch (statistic.kind) {
    case "mean-of-reached":
      return meanSeconds(set.reachedTimes());
    case "reached-share":
      return set.incidence().final();
    case "within":
      return set.incidence().at(statistic.horizon);
    case "restricted-mean":
      return inSeconds(set.incidence().restrictedMean(statistic.horizon));
    default:
      return inSeconds(set.incidence().quantile(QUANTILES[statistic.kind]));
  }
}

function meanSeconds(times: Float64Array): number | null {
  if (times.length === 0) return null;
  return times.reduce((sum, time) => sum + time, 0) / times.length / SECOND;
}

function inSeconds(duration: number | null): number | null {
  return duration === null ? null : duration / SECOND;
}
