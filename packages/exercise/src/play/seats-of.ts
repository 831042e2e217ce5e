import type { ResolvedScenario } from "@contactpoint/protocol";
import type { Seat } from "../seats/index.ts";

/** How many places there are beside those of players. */
export interface StaffPlaces {
  readonly evaluators: number;
  readonly observers: number;
}

/** All seats of an exercise: the staff's, and one for each post that a person plays. */
export function seatsOf(scenario: ResolvedScenario, staff: StaffPlaces): readonly Seat[] {
  const posts = scenario.exercise?.seats.filter(({ played_by }) => played_by === "human") ?? [];
  return [
    { id: "facilitator", role: "facilitator", states: [], post: "" },
    { id: "white-cell", role: "white-cell", states: [], post: "" },
    ...numbered("evaluator", staff.evaluators),
    ...posts.map(({ state, post }): Seat => ({
      id: `${state}/${post}`,
      role: "player",
      states: [state],
      post,
    })),
    ...numbered("observer", staff.observers),
  ];
}

function numbered(role: "evaluator" | "observer", count: number): Seat[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${role}/${index + 1}`,
    role,
    states: [],
    post: "",
  }));
}
