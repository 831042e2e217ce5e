import { hasContactPoints } from "./resolved-topology.ts";
import type { ResolvedFault } from "./resolved-events.ts";
import type { ResolvedScenario } from "./resolved-scenario.ts";

/** Faults that reach into a process. A live node has a process of its own, which nobody bends. */
const WITHIN_PROCESSES: ReadonlySet<ResolvedFault["kind"]> = new Set([
  "crash",
  "clock",
  "revocation",
  "bad-message",
] as const);

type Features = Pick<ResolvedScenario, "topology" | "pools" | "faults" | "liveness">;

/**
 * What of a scenario only the simulator knows, in words, or null: a live network has none of it.
 *
 * @param nodes in one process together, which can be healed in one instant; or apart
 */
export function simulatedOnly(
  { topology, pools, faults, liveness }: Features,
  nodes: "together" | "apart",
): string | null {
  if (!hasContactPoints(topology.shape)) return `a topology of kind ${topology.shape.kind}`;
  if (topology.introduction !== undefined) return "hubs that introduce";
  if (topology.effects !== undefined) return "effects of hubs";
  if (pools !== undefined) return "pools of contact points";
  const within = faults.find(({ kind }) => WITHIN_PROCESSES.has(kind));
  if (within !== undefined) return `faults of kind ${within.kind}`;
  if (liveness !== undefined && nodes === "apart") return "a last phase in which a core is healed";
  return null;
}
