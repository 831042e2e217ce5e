import type { ResolvedScenario } from "@contactpoint/protocol";

import type { ExerciseCredentials } from "./exercise-credentials.ts";
import { realInstant } from "./registered-states.ts";
import type { PlannedChange } from "./secretariat-folder.ts";
import { signEntry } from "./sign-register.ts";

/**
 * The changes of entries that a scenario has, each signed anew by its State for the moment at
 * which it is circulated. Who believes an old address until then is the network's model to say;
 * the entry itself names the one place at which the node listens.
 */
export function plannedChanges(
  scenario: Pick<ResolvedScenario, "clock" | "register">,
  { register, nodes }: ExerciseCredentials,
): readonly PlannedChange[] {
  const latest = new Map(register.entries.map((entry) => [entry.state, entry.valid_from]));
  return scenario.register.changes
    .toSorted((one, other) => one.circulated_at - other.circulated_at)
    .flatMap(({ state, circulated_at }) => {
      const entry = register.entries.find((each) => each.state === state);
      const keys = nodes.get(state);
      if (entry === undefined || keys === undefined) return [];
      const instant = realInstant(circulated_at, scenario, register.exercise);
      // Entries of a State follow one another strictly, also where two changes coincide.
      const valid_from = Math.max(instant, (latest.get(state) ?? 0) + 1);
      latest.set(state, valid_from);
      const { sign_key: _, signature: __, previous_key: ___, ...content } = entry;
      return [
        { circulated_at: instant, entry: signEntry({ ...content, valid_from }, keys.signing) },
      ];
    });
}
