import { countedRows, matchingRows, MEASURES, riskSet, STAGES } from "@contactpoint/analysis";
import type { Measure, RequestTable, Stage } from "@contactpoint/analysis";
import { SECOND } from "@contactpoint/engine";
import { groupResults } from "./group-results.ts";
import { INCIDENCE_GRID_S } from "./incidence-grid.ts";
import { measureMetrics } from "./measure-metrics.ts";
import { openByDay } from "./open-by-day.ts";
import type { ReplicatedStudy } from "./replication-input.ts";
import type { ReplicationResult } from "./replication-result.ts";

type Measured = Pick<
  ReplicationResult,
  "needs" | "metrics" | "stages" | "incidence" | "groups" | "open_by_day"
>;

/** All that is kept of a table of requests. */
export function measureReplication(
  table: RequestTable,
  study: ReplicatedStudy,
  wrongAddressShare: number | null,
): Measured {
  const rows = countedRows(table);
  return {
    needs: rows.length,
    metrics: measureMetrics({ table, rows, study, wrongAddressShare }),
    stages: meanStages(table, matchingRows(table, rows, { form: "preservation" })),
    incidence: incidences(table, rows),
    groups: groupResults(table, rows),
    open_by_day: openByDay(table),
  };
}

function meanStages(table: RequestTable, rows: readonly number[]): Measured["stages"] {
  const means = STAGES.map((stage): [Stage, number | null] => {
    const sum = rows.reduce((total, row) => total + (table.stages[stage][row] ?? 0), 0);
    return [stage, rows.length === 0 ? null : sum / rows.length / SECOND];
  });
  return Object.fromEntries(means) as Record<Stage, number | null>;
}

function incidences(table: RequestTable, rows: readonly number[]): Measured["incidence"] {
  const curves = MEASURES.map((measure): [Measure, (number | null)[]] => {
    const curve = riskSet(table, measure, rows).incidence();
    return [measure, INCIDENCE_GRID_S.map((at) => curve.at(at * SECOND))];
  });
  return Object.fromEntries(curves) as Record<Measure, (number | null)[]>;
}
