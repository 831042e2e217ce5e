import type { AfterActionReport, Audience } from "../report/index.ts";
import type { Seat } from "../seats/index.ts";

/** Whether a seat may read everything once the exercise has ended: whoever did not play or only look on. */
export function seesAll({ role }: Seat): boolean {
  return role === "facilitator" || role === "white-cell" || role === "evaluator";
}

/**
 * At which level a seat reads the report: those who held the exercise, all of it; a player, what is
 * for the State played; everybody else, what is for anyone.
 */
export function audienceOf(
  seat: Seat,
  { overview: { participants } }: Pick<AfterActionReport, "overview">,
): Audience {
  if (seesAll(seat)) return { level: "full" };
  const [state] = seat.role === "player" ? seat.states : [];
  // A contact point that only relays takes no part in the report.
  return state !== undefined && participants.some((one) => one.state === state)
    ? { level: "state", state }
    : { level: "public" };
}
