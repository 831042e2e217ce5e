import { MINUTE } from "@contactpoint/engine";
import type { ResolvedExercise, ResolvedScenario } from "@contactpoint/protocol";

/**
 * A scenario that was made for something else, as an exercise: the clock of the wall, and faster
 * rates for the long waits of simulations.
 */
const PLAIN: ResolvedExercise = {
  rate: 1,
  owed_rate: 1,
  owed_budget: 5 * MINUTE,
  allowed_rates: [1, 12, 60, 3_600, 86_400],
  ends_within: null,
  seats: [],
  escalate: {},
  expected: {},
};

/** The same scenario with people in all posts of these States, and machines in those of the others. */
export function withPeople(
  scenario: ResolvedScenario,
  states: ReadonlySet<string>,
): ResolvedScenario {
  const { exercise = PLAIN } = scenario;
  const seats = exercise.seats.map((seat) => ({ ...seat, played_by: playerOf(seat.state) }));
  const seated = new Set(seats.map(({ state }) => state));
  const more = [...states]
    .filter((state) => !seated.has(state))
    .map((state) => ({ state, post: "duty-officer", team: null, played_by: playerOf(state) }));
  return {
    ...scenario,
    states: scenario.states.map((state) => ({ ...state, played_by: playerOf(state.id) })),
    exercise: { ...exercise, seats: [...seats, ...more] },
  };

  function playerOf(state: string): "human" | "machine" {
    return states.has(state) ? "human" : "machine";
  }
}
