import { type RequestTable, STAGES } from "@contactpoint/analysis";

/** The requests whose stages do not sum to their latency, or one of whose stages is less than 0. */
export function wrongStages(table: RequestTable): readonly string[] {
  return table.text.request_id.filter((_, row) => {
    const stages = STAGES.map((stage) => table.stages[stage][row] ?? Number.NaN);
    const sum = stages.reduce((total, time) => total + time, 0);
    return !(sum === latencyOf(table, row) && Math.min(...stages) >= 0);
  });
}

/** From the need to the confirmation, else to the closing, else to the end of the run. */
function latencyOf({ instants, ended_at }: RequestTable, row: number): number {
  const confirmed = instants.confirmed_at[row] ?? Number.NaN;
  const closed = instants.closed_at[row] ?? Number.NaN;
  const ended = [confirmed, closed, ended_at].find((at) => !Number.isNaN(at)) ?? Number.NaN;
  return ended - (instants.needed_at[row] ?? Number.NaN);
}
