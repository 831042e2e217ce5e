import type { RequestTable } from "@contactpoint/analysis";
import { DAY } from "@contactpoint/engine";

/**
 * Mean number of open requests on each day (24 hours) since the start, the warm-up included; a last
 * day that is not whole is left out. A request is open from its need until the requesting side's
 * copy is final. The series shows how long the network takes to fill.
 */
export function openByDay(table: RequestTable): number[] {
  const { start } = table.scenario.clock;
  const days = Math.floor((table.ended_at - start) / DAY);
  // Requests that begin or end on a day count by the part of it; whole days between by differences.
  const part = new Float64Array(days + 1);
  const change = new Float64Array(days + 2);
  const { needed_at, closed_at } = table.instants;
  for (let row = 0; row < table.rows; row += 1) {
    const closed = closed_at[row] ?? Number.NaN;
    const from = (needed_at[row] ?? start) - start;
    const until = (Number.isNaN(closed) ? table.ended_at : closed) - start;
    const first = Math.floor(from / DAY);
    const last = Math.min(days, Math.floor(until / DAY));
    if (first >= days) continue;
    if (first === last) {
      part[first] = (part[first] ?? 0) + (until - from);
      continue;
    }
    part[first] = (part[first] ?? 0) + ((first + 1) * DAY - from);
    part[last] = (part[last] ?? 0) + (until - last * DAY);
    change[first + 1] = (change[first + 1] ?? 0) + 1;
    change[last] = (change[last] ?? 0) - 1;
  }
  let whole = 0;
  return Array.from({ length: days }, (_, day) => {
    whole += change[day] ?? 0;
    return whole + (part[day] ?? 0) / DAY;
  });
}
