import type { Seat } from "../seats/index.ts";

/** Whether a seat may see what concerns one of these States alone. */
export function sees(seat: Seat, states: readonly string[]): boolean {
  switch (seat.role) {
    case "facilitator":
    case "white-cell":
      return true;
    case "evaluator":
      return seat.states.length === 0 || states.some((state) => seat.states.includes(state));
    case "player":
      return states.some((state) => seat.states.includes(state));
    case "observer":
      return false;
  }
}

/** Whether it sees everything. */
export function isStaff({ role }: Seat): boolean {
  return role === "facilitator" || role === "white-cell";
}
