import { relayOf } from "@contactpoint/protocol";
import type { ResolvedTopology, TopologyShape } from "@contactpoint/protocol";

import type { PeopledContext } from "./context.ts";
import { resolveWaits } from "./resolve-escalation.ts";
import { parseSpan } from "./span.ts";

/** Nothing where no hub introduces anybody. */
export function introductionOf(
  context: PeopledContext,
  shape: TopologyShape,
): Pick<ResolvedTopology, "introduction"> {
  if (relayOf(shape) !== "introduce") return {};
  if (shape.kind !== "hub" && shape.kind !== "regional-hubs") {
    const hint = "hubs introduce in the kinds hub and regional-hubs";
    context.report.error(["topology", "relay"], "nobody introduces in this topology", hint);
    return {};
  }
  const { parameters } = context;
  const given = context.text.topology?.introduction ?? {};
  const take = <K extends "wait" | "remembered_for", T>(key: K, value: T | undefined) =>
    parameters.take(`topology.introduction.${key}`, `topology.introduction.${key}`, value);
  return {
    introduction: {
      wait: resolveWaits(take("wait", given.wait)),
      remembered_for: parseSpan(take("remembered_for", given.remembered_for)),
    },
  };
}
