import type { ResolvedScenario, TopologyShape } from "@contactpoint/protocol";
import { readShipped } from "./read-shipped.ts";

/** The first night with a fourth State, on a network that loses nothing and is reached always. */
export function fieldScenario(shape: TopologyShape = { kind: "mesh" }): ResolvedScenario {
  const night = readShipped("first-night");
  const model = night.states.find(({ id }) => id === "XB");
  if (model === undefined) throw new RangeError("the first night has no XB");
  const fourth = { ...model, id: "XD", key: "XD", name: "Delphia" };
  const channels = Object.entries(night.channels).map(([name, channel]) => [
    name,
    { ...channel, reach: 1, hours: "always" as const },
  ]);
  return {
    ...night,
    // All desks are staffed when the night begins, so that nobody has to be called out.
    states: [...night.states, fourth].map((state) => ({ ...state, desk: model.desk })),
    channels: Object.fromEntries(channels) as ResolvedScenario["channels"],
    instruments: night.instruments.map((instrument) => ({
      ...instrument,
      bound_from: { ...instrument.bound_from, XD: instrument.bound_from["XA"] ?? 0 },
    })),
    topology: { ...night.topology, shape, loss: 0, duplicate: 0 },
  };
}
