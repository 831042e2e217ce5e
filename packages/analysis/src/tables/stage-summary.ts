import { STAGES } from "../fold/request-table.ts";
import type { RequestTable } from "../fold/request-table.ts";
import { quantileOf } from "./competing-risks.ts";
import { seconds } from "./latency.ts";
import type { StageSummary } from "./summary.ts";

/** Where the time of these rows went, in the order of requests.csv. */
export function stageSummaries(table: RequestTable, rows: readonly number[]): StageSummary[] {
  const sorted = STAGES.map((stage) =>
    Float64Array.from(rows, (row) => table.stages[stage][row] ?? 0).toSorted(),
  );
  const sums = sorted.map((times) => times.reduce((sum, time) => sum + time, 0));
  const total = sums.reduce((sum, each) => sum + each, 0);
  return STAGES.map((stage, index) => {
    const times = sorted[index] ?? new Float64Array();
    const sum = sums[index] ?? 0;
    return {
      stage,
      mean_s: times.length === 0 ? null : seconds(sum / times.length),
      p50_s: seconds(quantileOf(times, 0.5)),
      p90_s: seconds(quantileOf(times, 0.9)),
      share: total === 0 ? null : sum / total,
    };
  });
}
