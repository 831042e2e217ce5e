import type { Duration, Instant } from "@contactpoint/engine";
import { MEASURES } from "../fold/request-table.ts";
import type { Measure, RequestInstant, RequestTable } from "../fold/request-table.ts";
import { CENSORED, COMPETING, quantileOf, REACHED, RiskSet } from "./competing-risks.ts";
import type { LatencyByMeasure, LatencySummary, ReachedSummary } from "./summary.ts";

const MILLISECONDS = 1_000;

const BEGINS_AT: Readonly<Record<Measure, RequestInstant>> = {
  time_to_acknowledge: "sent_at",
  response_time: "delivered_at",
  time_to_preserve: "needed_at",
  time_to_confirm: "needed_at",
};

/**
 * The rows that have a measure's first instant, each with how it ended: reached, in another way
 * (at `closed_at`), or not by the end of the run. What begins at `needed_at` is asked of requests
 * for preservation alone. The caller leaves out rows of the warm-up.
 */
export function riskSet(table: RequestTable, measure: Measure, rows: readonly number[]): RiskSet {
  const set = new RiskSet();
  const begins = table.instants[BEGINS_AT[measure]];
  const ofPreservationOnly = BEGINS_AT[measure] === "needed_at";
  for (const row of rows) {
    const begin = begins[row] ?? Number.NaN;
    if (!Number.isNaN(begin) && !(ofPreservationOnly && table.text.form[row] !== "preservation")) {
      addRow(set, table, { measure, row, begin });
    }
  }
  return set;
}

/** All four measures over these rows. */
export function latencyByMeasure(table: RequestTable, rows: readonly number[]): LatencyByMeasure {
  const entries = MEASURES.map((measure) => [
    measure,
    latencySummary(riskSet(table, measure, rows)),
  ]);
  return Object.fromEntries(entries) as LatencyByMeasure;
}

export function seconds(duration: Duration): number;
export function seconds(duration: Duration | null): number | null;
export function seconds(duration: Duration | null): number | null {
  return duration === null ? null : Math.round(duration) / MILLISECONDS;
}

function addRow(
  set: RiskSet,
  table: RequestTable,
  at: { readonly measure: Measure; readonly row: number; readonly begin: Instant },
): void {
  const reached = table.measures[at.measure][at.row] ?? Number.NaN;
  const closed = table.instants.closed_at[at.row] ?? Number.NaN;
  if (!Number.isNaN(reached)) {
    set.add(reached, REACHED);
  } else if (!Number.isNaN(closed)) {
    set.add(closed - at.begin, COMPETING);
  } else {
    set.add(table.ended_at - at.begin, CENSORED);
  }
}

function latencySummary(set: RiskSet): LatencySummary {
  const incidence = set.incidence();
  return {
    n: set.n,
    ...incidence.counts,
    reached_share: incidence.final(),
    p50_s: seconds(incidence.quantile(0.5)),
    p90_s: seconds(incidence.quantile(0.9)),
    p95_s: seconds(incidence.quantile(0.95)),
    p99_s: seconds(incidence.quantile(0.99)),
    of_reached: reachedSummary(set.reachedTimes()),
  };
}

function reachedSummary(times: Float64Array): ReachedSummary {
  const sum = times.reduce((total, time) => total + time, 0);
  return {
    p50_s: seconds(quantileOf(times, 0.5)),
    p90_s: seconds(quantileOf(times, 0.9)),
    p95_s: seconds(quantileOf(times, 0.95)),
    p99_s: seconds(quantileOf(times, 0.99)),
    mean_s: times.length === 0 ? null : seconds(sum / times.length),
    max_s: seconds(times.at(-1) ?? null),
  };
}
