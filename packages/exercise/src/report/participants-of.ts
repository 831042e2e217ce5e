import type { ExerciseFacts } from "../measures/index.ts";
import type { AfterActionReport } from "./aar-schema.ts";

/** All contact points, those that people play with whoever sat there. */
export function participantsOf({
  scenario,
  log,
  casting,
}: Pick<
  ExerciseFacts,
  "scenario" | "log" | "casting"
>): AfterActionReport["overview"]["participants"] {
  return scenario.states
    .filter(({ relays_only }) => relays_only !== true)
    .map(({ id, name, zone }) => ({
      state: id,
      name,
      zone,
      // What the scenario says; turns in between stand in the time line.
      played_by: casting.of(id, casting.opening),
      persons: [
        ...new Set(
          log
            .filter(({ seat, person }) => seat.startsWith(`${id}/`) && person !== "")
            .map(({ person }) => person),
        ),
      ],
    }));
}
