import type { TopologyEffects } from "@contactpoint/protocol";

import { formatPath } from "../reader/problem.ts";
import type { Path } from "../reader/problem.ts";
import type { PeopledContext } from "./context.ts";
import { takeDuration } from "./distributions.ts";

const PATH: Path = ["topology", "effects"];

/** Null where the file asks for none, so that scenarios without effects stay as they are. */
export function resolveEffectsOfTopology(context: PeopledContext): TopologyEffects | null {
  const text = context.text.topology?.effects;
  if (text === undefined || !Object.values(text).some(isOn)) return null;
  const { parameters } = context;
  for (const [name, value] of Object.entries(text)) {
    parameters.note(formatPath([...PATH, name]), isOn(value), "scenario", "set in the scenario");
  }
  const { authentication, provider_knowledge, deduplication, onward_consent } = text;
  return {
    authentication: isOn(authentication)
      ? takeDuration(
          context,
          "topology.effects.authentication.takes",
          [...PATH, "authentication", "takes"],
          given(authentication).takes,
        )
      : null,
    completeness_check: text.completeness_check ?? false,
    provider_knowledge: isOn(provider_knowledge)
      ? {
          known_share: takeShare(
            context,
            "provider_knowledge.known_share",
            given(provider_knowledge).known_share,
          ),
        }
      : null,
    deduplication: isOn(deduplication)
      ? {
          recognised_share: takeShare(
            context,
            "deduplication.recognised_share",
            given(deduplication).recognised_share,
          ),
        }
      : null,
    treaty_status: text.treaty_status ?? false,
    onward_consent: isOn(onward_consent)
      ? {
          share: takeShare(context, "onward_consent.share", given(onward_consent).share),
          takes: takeDuration(
            context,
            "topology.effects.onward_consent.takes",
            [...PATH, "onward_consent", "takes"],
            given(onward_consent).takes,
          ),
        }
      : null,
  };
}

type ShareOf =
  | "provider_knowledge.known_share"
  | "deduplication.recognised_share"
  | "onward_consent.share";

function takeShare(context: PeopledContext, name: ShareOf, value: number | undefined): number {
  return context.parameters.take(`topology.effects.${name}`, `topology.effects.${name}`, value);
}

function isOn(value: unknown): boolean {
  return value !== undefined && value !== false;
}

/** Parameters of an effect that is on; none where it is just switched on. */
function given<T extends object>(value: T | boolean | undefined): Partial<T> {
  return typeof value === "object" ? value : {};
}
