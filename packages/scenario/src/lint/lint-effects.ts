import { hasContactPoints, relayOf } from "@contactpoint/protocol";
import type { ResolvedScenario, TopologyEffects } from "@contactpoint/protocol";

import type { PeopledContext } from "../resolve/context.ts";

/** Effects that need a hub which reads what passes it. */
const OF_HANDLING: readonly (keyof TopologyEffects)[] = [
  "completeness_check",
  "provider_knowledge",
  "deduplication",
  "treaty_status",
  "onward_consent",
];

/** Effects that this topology cannot have, and keys that nothing reads beside it. */
export function lintEffects(
  { text, report }: PeopledContext,
  { topology }: ResolvedScenario,
): void {
  const { effects, shape } = topology;
  if (!hasContactPoints(shape)) {
    for (const key of ["escalation", "register"] as const) {
      if (text[key] === undefined) continue;
      report.warn([key], `has no effect with a topology of kind ${shape.kind}`, undefined, "key");
    }
    if (effects !== undefined) {
      report.warn(
        ["topology", "effects"],
        `have no effect on kind ${shape.kind}`,
        undefined,
        "key",
      );
    }
    return;
  }
  if (effects === undefined || relayOf(shape) === "handle") return;
  for (const name of OF_HANDLING) {
    if (effects[name] === null || effects[name] === false) continue;
    const hint = "it needs a topology with hubs, and relay: handle";
    const path = ["topology", "effects", name];
    report.warn(path, "has no effect: nobody in the middle reads what passes", hint, "key");
  }
}
