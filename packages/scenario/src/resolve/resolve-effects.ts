import { entityKey, sample } from "@contactpoint/engine";
import type { ResolvedState } from "@contactpoint/protocol";

import type { Path } from "../reader/problem.ts";
import type { EffectsText } from "../schema/state-schema.ts";
import type { Context } from "./context.ts";
import { resolveFactor } from "./distributions.ts";

const EFFECTS = ["speed", "reach", "error"] as const;

/** The factors of one State, drawn by (seed, `state-effect`, key of the State, number of the effect). */
export function resolveEffects(
  context: Context,
  effects: EffectsText | undefined,
  key: string,
  path: Path,
): ResolvedState["effects"] {
  const factor = (index: number): number => {
    const name = EFFECTS[index] ?? "speed";
    const given = effects?.[name];
    if (given === undefined) return 1;
    const distribution = resolveFactor(context, given, [...path, name]);
    return sample(distribution, context.random.label("state-effect"), entityKey(key), index);
  };
  return { speed: factor(0), reach: factor(1), error: factor(2) };
}
