import { MEASURES, type RequestTable, STAGES } from "@contactpoint/analysis";
import type { Run } from "./truths-case.ts";

/** The structural identities that this run breaks, in words; none is the rule. */
export function brokenIdentities(run: Run): string[] {
  return [...conservation(run), ...brokenRows(run.table), ...brokenDesks(run)];
}

/** Needs = closed + open, and Little's law with boundary terms: both sides to the millisecond. */
function conservation({ table, watch }: Run): string[] {
  const { needed_at, closed_at } = table.instants;
  const broken: string[] = [];
  let open = 0;
  let spent = 0;
  for (let row = 0; row < table.rows; row++) {
    const closed = closed_at[row] ?? Number.NaN;
    if (Number.isNaN(closed)) open++;
    spent += (Number.isNaN(closed) ? table.ended_at : closed) - (needed_at[row] ?? Number.NaN);
  }
  if (table.rows !== watch.needs) broken.push("not every need has its row");
  if (watch.needs !== watch.closed + open) broken.push("needs are not closed plus open requests");
  if (watch.open.area !== spent) broken.push("Little's law: open requests over time");
  return broken;
}

function brokenRows({ instants, stages, measures, rows, ended_at }: RequestTable): string[] {
  const broken = new Set<string>();
  for (let row = 0; row < rows; row++) {
    const { needed_at, confirmed_at, closed_at } = instants;
    const ends = [confirmed_at[row], closed_at[row], ended_at];
    const until = ends.find((at) => at !== undefined && !Number.isNaN(at)) ?? Number.NaN;
    let sum = 0;
    for (const stage of STAGES) {
      const spent = stages[stage][row] ?? Number.NaN;
      if (!(spent >= 0)) broken.add(`a stage ${stage} is negative`);
      sum += spent;
    }
    if (sum !== until - (needed_at[row] ?? Number.NaN)) broken.add("stages do not sum to the time");
    for (const measure of MEASURES) {
      if ((measures[measure][row] ?? 0) < 0) broken.add(`a ${measure} is negative`);
    }
  }
  return [...broken];
}

/** Duties of each desk last as long as the run; officers who never go home work at most all the time. */
function brokenDesks({ scenario, table, watch }: Run): string[] {
  const broken: string[] = [];
  const { start, end } = scenario.clock;
  scenario.states.forEach(({ id, desk }, at) => {
    let lasted = 0;
    for (const spent of watch.nodes.get(id)?.duties.values() ?? []) lasted += spent;
    if (lasted !== end - start) broken.push(`the duties of ${id} do not sum to the run`);
    const totals = table.desks[at];
    // An officer whose shift is over finishes the work in hand, so only constant desks are bounded.
    const constant = desk.officers.length === 1 && scenario.faults.length === 0;
    if (constant && totals !== undefined && totals.occupied > totals.present) {
      broken.push(`the officers of ${id} were occupied longer than present`);
    }
  });
  return broken;
}
