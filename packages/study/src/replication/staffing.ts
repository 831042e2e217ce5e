import type { RequestTable } from "@contactpoint/analysis";
import { DAY, HOUR } from "@contactpoint/engine";
import type { ResolvedDesk, ResolvedScenario } from "@contactpoint/protocol";
import type { StaffingModel, StudyMetric } from "@contactpoint/scenario";

type Staffing = Extract<StudyMetric, { kind: "staffing" }>["measure"];

const YEAR = 365.25 * DAY;

/** Of all contact points together; null where it is not defined, such as a cost that nobody stated. */
export function measureStaffing(
  table: RequestTable,
  model: StaffingModel,
  of: Staffing,
): number | null {
  switch (of) {
    case "officers":
      return fullTimeOfficers(table.scenario, model);
    case "cost":
      return model.cost_per_officer_year === null
        ? null
        : fullTimeOfficers(table.scenario, model) * model.cost_per_officer_year;
    case "utilisation":
      return utilisation(table);
  }
}

/**
 * Full-time officers whom the rosters of the run need: hours on shift, and those on call by their
 * weight, scaled to a year and divided by the hours that one officer works in it.
 */
export function fullTimeOfficers(
  { states, clock }: Pick<ResolvedScenario, "states" | "clock">,
  { hours_per_officer_year, on_call_weight }: StaffingModel,
): number {
  let worked = 0;
  for (const { desk } of states) {
    worked += personTime(desk, "officers", clock);
    worked += on_call_weight * personTime(desk, "on_call", clock);
  }
  const yearly = (worked / HOUR) * (YEAR / (clock.end - clock.start));
  return yearly / hours_per_officer_year;
}

function personTime(
  desk: ResolvedDesk,
  of: "officers" | "on_call",
  { start, end }: ResolvedScenario["clock"],
): number {
  return desk.from.reduce((sum, from, segment) => {
    const until = Math.min(end, desk.from[segment + 1] ?? end);
    return sum + (desk[of][segment] ?? 0) * Math.max(0, until - Math.max(start, from));
  }, 0);
}

function utilisation({ desks }: RequestTable): number | null {
  const occupied = desks.reduce((sum, desk) => sum + desk.occupied, 0);
  const present = desks.reduce((sum, desk) => sum + desk.present, 0);
  return present === 0 ? null : occupied / present;
}
