import type { ResolvedScenario } from "@contactpoint/protocol";

/** States through which messages between others may pass, as the network is laid out. */
export function hubsOf({
  states,
  topology: { shape },
}: Pick<ResolvedScenario, "states" | "topology">): ReadonlySet<string> {
  const hubs = new Set(states.filter((state) => state.relays_only === true).map(({ id }) => id));
  if (shape.kind === "hub") hubs.add(shape.hub);
  if (shape.kind === "regional-hubs") for (const hub of Object.values(shape.hubs)) hubs.add(hub);
  return hubs;
}
