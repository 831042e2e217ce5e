import type { Duration } from "@contactpoint/engine";
import type { EscalationStep, Urgency } from "@contactpoint/protocol";

import { formatPath } from "../reader/problem.ts";
import type { Path } from "../reader/problem.ts";
import type { EscalationText, WaitsText } from "../schema/topology-schema.ts";
import { requireName } from "./context.ts";
import type { Context } from "./context.ts";
import { DEFAULTS } from "./defaults.ts";
import { parseSpan } from "./span.ts";

/** The ladder that the requesting side climbs until somebody acknowledges. */
export function resolveEscalation(context: Context, channels: readonly string[]): EscalationStep[] {
  const given = context.text.escalation;
  if (given === undefined) {
    context.parameters.take("escalation", "escalation", undefined);
    context.parameters.take("escalation.wait", "escalation.wait", undefined);
    return defaultLadder();
  }
  return given.map((step, index) => resolveStep(context, step, ["escalation", index], channels));
}

export function resolveWaits(waits: WaitsText): Record<Urgency, Duration> {
  const each =
    typeof waits === "string" ? { emergency: waits, urgent: waits, routine: waits } : waits;
  return {
    emergency: parseSpan(each.emergency),
    urgent: parseSpan(each.urgent),
    routine: parseSpan(each.routine),
  };
}

function resolveStep(
  context: Context,
  step: EscalationText,
  path: Path,
  channels: readonly string[],
): EscalationStep {
  const kind = step.kind ?? "channel";
  requireName(context, "channel", step.channel, channels, [...path, "channel"]);
  if (kind === "network" && step.network === undefined) {
    context.report.error(path, 'a step of kind network needs the key "network"');
  } else if (step.network !== undefined) {
    const known = Object.keys(context.text.networks ?? {});
    requireName(context, "network", step.network, known, [...path, "network"]);
    if (kind !== "network") {
      context.report.warn([...path, "network"], `has no effect on a step of kind ${kind}`);
    }
  }
  const at = (key: string): string => formatPath([...path, key]);
  return {
    kind,
    channel: step.channel,
    network: kind === "network" ? (step.network ?? null) : null,
    tries: context.parameters.take("escalation.tries", at("tries"), step.tries),
    wait: resolveWaits(context.parameters.take("escalation.wait", at("wait"), step.wait)),
  };
}

function defaultLadder(): EscalationStep[] {
  const wait = resolveWaits(DEFAULTS["escalation.wait"].value);
  const common = { network: null, tries: 1, wait } as const;
  return [
    { kind: "channel", channel: "email", ...common },
    { kind: "channel", channel: "phone", ...common, tries: 2 },
    { kind: "next-officer", channel: "phone", ...common },
    { kind: "secretariat", channel: "email", ...common },
  ];
}
