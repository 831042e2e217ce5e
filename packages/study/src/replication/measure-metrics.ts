import { inTimeCounts, shareOf } from "@contactpoint/analysis";
import type { RequestTable } from "@contactpoint/analysis";
import type { StudyMetric } from "@contactpoint/scenario";
import { countRequests } from "./count-requests.ts";
import { measureFairness } from "./measure-fairness.ts";
import { measureLatency } from "./measure-latency.ts";
import type { ReplicatedStudy } from "./replication-input.ts";
import { measureStaffing } from "./staffing.ts";

export interface MeasuredRun {
  readonly table: RequestTable;
  /** Rows after the warm-up. */
  readonly rows: readonly number[];
  readonly study: Pick<ReplicatedStudy, "metrics" | "staffing">;
  /** Tries that met a wrong entry of the register over all tries. */
  readonly wrongAddressShare: number | null;
}

type Measured = Readonly<Record<string, number | null>>;

/** The study's metrics in its order, and behind them what every study counts, under its own names. */
export function measureMetrics(run: MeasuredRun): Measured {
  const { metrics } = run.study;
  const own = metrics.map((metric): [string, number | null] => [metric.name, measure(run, metric)]);
  return { ...Object.fromEntries(own), ...added(run) };
}

function measure(run: MeasuredRun, metric: StudyMetric): number | null {
  switch (metric.kind) {
    case "share":
      return measureShare(run, metric.measure);
    case "latency":
      return measureLatency(run.table, run.rows, metric);
    case "fairness":
      return measureFairness(run.table, metric.measure);
    case "staffing":
      return measureStaffing(run.table, run.study.staffing, metric.measure);
    case "count":
      return countRequests(run.table, run.rows, metric.measure);
  }
}

function measureShare(
  { table, rows, wrongAddressShare }: MeasuredRun,
  of: Extract<StudyMetric, { kind: "share" }>["measure"],
): number | null {
  const { n, inTime, undecided } = inTimeCounts(table);
  switch (of) {
    case "preserved-in-time-share":
      return shareOf(inTime, n);
    case "undecided-share":
      return shareOf(undecided, n);
    case "no-basis-share":
      return shareOf(
        rows.filter((row) => table.text.outcome[row] === "no-basis").length,
        rows.length,
      );
    case "wrong-address-share":
      return wrongAddressShare;
  }
}

/** A study that gives one of these names to a metric of its own keeps its own. */
function added({ table, rows, study }: MeasuredRun): Measured {
  const all = {
    officers: measureStaffing(table, study.staffing, "officers"),
    needs: rows.length,
    sent: countRequests(table, rows, "sent"),
    preserved: countRequests(table, rows, "preserved"),
  };
  const taken = new Set(study.metrics.map(({ name }) => name));
  return Object.fromEntries(Object.entries(all).filter(([name]) => !taken.has(name)));
}
