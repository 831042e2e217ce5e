import { entityKey } from "@contactpoint/engine";

import { formatPath } from "../reader/problem.ts";
import type { Path } from "../reader/problem.ts";
import { requireName } from "./context.ts";
import type { PeopledContext } from "./context.ts";

type WeightsText =
  | Readonly<Record<string, number>>
  | { readonly concentrated: { readonly top: number; readonly share: number } };

/** Weights by name: as given, all alike, or concentrated on few. */
export function resolveWeights(
  context: PeopledContext,
  thing: "State" | "provider",
  text: WeightsText | undefined,
  names: readonly string[],
  path: Path,
): Readonly<Record<string, number>> {
  if (text === undefined) return Object.fromEntries(names.map((name) => [name, 1]));
  if (isConcentrated(text)) return concentrate(context, thing, text.concentrated, names, path);
  for (const name of Object.keys(text)) {
    requireName(context, thing, name, names, [...path, name], "key");
  }
  if (!Object.values(text).some((weight) => weight > 0)) {
    context.report.error(path, "has no weight above 0", undefined, "key");
  }
  context.parameters.note(formatPath(path), text, "scenario", "set in the scenario");
  return text;
}

function isConcentrated(
  text: WeightsText,
): text is { readonly concentrated: { readonly top: number; readonly share: number } } {
  return typeof text["concentrated"] === "object";
}

/**
 * The first `top` names of an order drawn by the seed share `share` equally, the others the rest.
 * Adding a name moves no other in the order.
 */
function concentrate(
  context: PeopledContext,
  thing: "State" | "provider",
  { top, share }: { readonly top: number; readonly share: number },
  names: readonly string[],
  path: Path,
): Record<string, number> {
  if (top >= names.length) {
    context.report.error(
      [...path, "concentrated", "top"],
      `is ${top}, but there are only ${names.length}`,
    );
  }
  const draw = context.random.label(`rank/${thing}`);
  const rank = (name: string): number =>
    draw.uniform(entityKey(context.states.get(name)?.key ?? name), 0);
  const ordered = names.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const chosen = new Set(ordered.slice(0, top));
  const source =
    "few ask most: 3 States sent 74 % of EU requests in 2018 (eucrim on SIRIUS); who they are here is drawn by the seed";
  context.parameters.note(formatPath(path), { top, share }, "assumption", source);
  const others = Math.max(1, names.length - top);
  return Object.fromEntries(
    names.map((name) => [name, chosen.has(name) ? share / top : (1 - share) / others]),
  );
}
