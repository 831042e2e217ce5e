import type { ResolvedScenario } from "@contactpoint/protocol";

import { requireState } from "./context.ts";
import type { PeopledContext } from "./context.ts";

/** Nothing where the file names no pool. */
export function resolvePools(context: PeopledContext): Pick<ResolvedScenario, "pools"> {
  const pools = Object.entries(context.text.pools ?? {});
  if (pools.length === 0) return {};
  for (const [name, { states }] of pools) {
    for (const [index, id] of states.entries()) {
      requireState(context, id, ["pools", name, "states", index]);
    }
    context.parameters.note(`pools.${name}`, states, "scenario", "set in the scenario");
  }
  return { pools: Object.fromEntries(pools.map(([name, { states }]) => [name, states])) };
}
