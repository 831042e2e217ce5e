import type { ResolvedScenario } from "@contactpoint/protocol";

import type { PeopledContext } from "../resolve/context.ts";

/** Contact points that no rung of the ladder can reach, and officers that no call wakes. */
export function lintReach(context: PeopledContext, scenario: ResolvedScenario): void {
  const used = [...new Set(scenario.escalation.map(({ channel }) => channel))];
  if (!used.some((name) => name in scenario.channels)) return;
  for (const state of scenario.states) {
    const open = used.some((name) => {
      const reach = state.channels[name]?.reach ?? scenario.channels[name]?.reach ?? 0;
      return reach * state.effects.reach > 0;
    });
    if (open) continue;
    const path = context.states.get(state.id)?.path ?? [];
    const message = `the officers of ${state.id} have no channel: the ladder tries ${used.join(", ")}, all with reach 0`;
    context.report.error([...path, "channels"], message, "give one of them a reach above 0");
  }
  for (const [name, profile] of Object.entries(scenario.profiles)) {
    if (profile.error.sleep_through < 1) continue;
    const path = ["profiles", name, "error", "sleep_through"];
    context.report.warn(path, "is 1: no officer on call ever wakes");
  }
}
