import { hasContactPoints } from "./resolved-topology.ts";
import type { ResolvedScenario } from "./resolved-scenario.ts";

/** What of a scenario only the simulator knows, in words, or null: a live network has none of it. */
export function simulatedOnly({
  topology,
  pools,
}: Pick<ResolvedScenario, "topology" | "pools">): string | null {
  if (!hasContactPoints(topology.shape)) return `a topology of kind ${topology.shape.kind}`;
  if (topology.introduction !== undefined) return "hubs that introduce";
  if (topology.effects !== undefined) return "effects of hubs";
  if (pools !== undefined) return "pools of contact points";
  return null;
}
