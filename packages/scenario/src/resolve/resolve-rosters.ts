import type { RosterShift } from "../calendar/resolve-desk.ts";
import { formatPath } from "../reader/problem.ts";
import type { Path } from "../reader/problem.ts";
import type { RosterText } from "../schema/roster-schema.ts";
import type { Context } from "./context.ts";
import { resolveDuration, takeDuration } from "./distributions.ts";
import type { DurationValue } from "./distributions.ts";
import { DEFAULTS } from "./defaults.ts";

/** Each roster of the file, resolved once. */
export function resolveRosters(context: Context): Map<string, RosterShift[]> {
  const rosters = Object.entries(context.text.rosters ?? {});
  return new Map(rosters.map(([name, text]) => [name, resolveRoster(context, name, text)]));
}

function resolveRoster(context: Context, name: string, text: RosterText): RosterShift[] {
  const seen = new Set<string>();
  return text.shifts.map((shift, index) => {
    const path: Path = ["rosters", name, "shifts", index];
    if (seen.has(shift.id)) {
      context.report.error([...path, "id"], `the shift "${shift.id}" exists twice in this roster`);
    }
    seen.add(shift.id);
    const onCall = shift.on_call ?? false;
    if (shift.call_out !== undefined && !onCall) {
      context.report.warn(
        [...path, "call_out"],
        "has no effect: the shift is at the desk",
        "add on_call: true",
      );
    }
    if (
      shift.crew !== undefined &&
      shift.officers !== undefined &&
      shift.crew.length !== shift.officers
    ) {
      context.report.error(
        [...path, "officers"],
        `says ${shift.officers}, but crew names ${shift.crew.length}`,
      );
    }
    const where = [...path, "officers"];
    const officers = context.parameters.take(
      "roster.officers",
      formatPath(where),
      shift.crew?.length ?? shift.officers,
    );
    return {
      id: shift.id,
      from: shift.from,
      to: shift.to,
      days: shift.days ?? "all",
      officers,
      on_call: onCall,
      call_out: onCall
        ? takeDuration(context, "roster.call_out", [...path, "call_out"], shift.call_out)
        : null,
    };
  });
}

/** For States without a roster whose profile has `off_hours`: one officer from 08:00 to 18:00. */
export function offHoursRoster(
  context: Context,
  ack: DurationValue | undefined,
  path: Path,
): RosterShift[] {
  const callOut = takeDuration(context, "roster.call_out", path, ack);
  const shift = { days: "all", officers: 1 } as const;
  return [
    { ...shift, id: "day", from: "08:00", to: "18:00", on_call: false, call_out: null },
    { ...shift, id: "off-hours", from: "18:00", to: "08:00", on_call: true, call_out: callOut },
  ];
}

/** For States of which nothing is said: a desk by day, one officer on call at other times. */
export function defaultRoster(context: Context): RosterShift[] {
  context.parameters.take("roster", "rosters.default", undefined);
  const callOut = resolveDuration(context, DEFAULTS["roster.call_out"].value, []);
  context.parameters.take("roster.call_out", "rosters.default.call_out", undefined);
  const onCall = { officers: 1, on_call: true, call_out: callOut } as const;
  return [
    {
      id: "office",
      from: "09:00",
      to: "17:00",
      days: "working",
      officers: 2,
      on_call: false,
      call_out: null,
    },
    { id: "evening", from: "17:00", to: "09:00", days: "working", ...onCall },
    { id: "away", from: "09:00", to: "09:00", days: "non-working", ...onCall },
  ];
}
