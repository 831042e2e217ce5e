import type { ResolvedScenario } from "@contactpoint/protocol";

import { requireState } from "./context.ts";
import type { PeopledContext } from "./context.ts";
import { resolvePointInRun } from "./points.ts";

/** Nothing where the file asks for no such phase. */
export function resolveLiveness(context: PeopledContext): Pick<ResolvedScenario, "liveness"> {
  const text = context.text.liveness;
  if (text === undefined) return {};
  for (const [index, id] of (text.core ?? []).entries()) {
    requireState(context, id, ["liveness", "core", index]);
  }
  const core = [...new Set(text.core ?? context.states.keys())];
  return { liveness: { from: resolvePointInRun(context, text.from, ["liveness", "from"]), core } };
}
