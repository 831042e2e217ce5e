/** What people do in an exercise. */
export type Role = "facilitator" | "white-cell" | "evaluator" | "player" | "observer";

/** A place in an exercise that one or several people fill. */
export interface Seat {
  /** `facilitator`, `white-cell`, `evaluator/1`, `observer/1`, or `<State>/<post>`. */
  readonly id: string;
  readonly role: Role;
  /** Of a player: the State; of an evaluator: those watched, all if empty. */
  readonly states: readonly string[];
  /** Of a player, such as `duty-officer`. */
  readonly post: string;
}

/** What a role may do beside looking; the server asks this before every act. */
export const RIGHTS: Readonly<Record<Role, ReadonlySet<Right>>> = {
  facilitator: new Set(["govern-clock", "govern-injects", "govern-seats", "act", "write", "rate"]),
  "white-cell": new Set(["act", "write"]),
  evaluator: new Set(["write", "rate"]),
  player: new Set(["act", "write"]),
  observer: new Set(),
};

export type Right =
  | "govern-clock"
  | "govern-injects"
  | "govern-seats"
  /** Work of a contact point: a player for the own State, the staff for those that nobody plays. */
  | "act"
  /** Notes and messages. */
  | "write"
  /** Ratings and improvements. */
  | "rate";

export function may({ role }: Seat, right: Right): boolean {
  return RIGHTS[role].has(right);
}
