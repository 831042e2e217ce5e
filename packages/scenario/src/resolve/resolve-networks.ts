import { stateByCode } from "../states/states.ts";
import type { PeopledContext } from "./context.ts";
import { isIn } from "./import-states.ts";

/** Existing networks with the States of the scenario that are members. */
export function resolveNetworks(context: PeopledContext): Record<string, readonly string[]> {
  const { text, states, report } = context;
  const networks: Record<string, readonly string[]> = {};
  for (const [name, members] of Object.entries(text.networks ?? {})) {
    if (Array.isArray(members)) {
      networks[name] = members;
      continue;
    }
    const { data } = members as { data: Parameters<typeof isIn>[0] };
    networks[name] = [...states.keys()].filter((id) => {
      const row = text.real_states === true ? stateByCode(id) : undefined;
      return row !== undefined && isIn(data, row);
    });
    if (networks[name].length === 0) {
      report.warn(["networks", name], `no State of the scenario is in ${data}`);
    }
  }
  return networks;
}
