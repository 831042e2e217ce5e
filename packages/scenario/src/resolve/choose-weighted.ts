import { entityKey } from "@contactpoint/engine";
import type { KeyedRandom } from "@contactpoint/engine";

/** One of the names by weight, drawn by (seed, label, entity). At least one weight is above 0. */
export function chooseWeighted(
  weights: Readonly<Record<string, number>>,
  random: KeyedRandom,
  label: string,
  entity: string,
): string {
  const entries = Object.entries(weights).filter(([, weight]) => weight > 0);
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let left = random.label(label).uniform(entityKey(entity), 0) * total;
  for (const [name, weight] of entries) {
    left -= weight;
    if (left < 0) return name;
  }
  return entries.at(-1)?.[0] ?? "";
}
