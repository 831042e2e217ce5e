import { entityKey } from "@contactpoint/engine";
import type { Draw } from "@contactpoint/engine";

import { NodeParts } from "./node-parts.ts";

const ORDERS = 200;
const LINK = entityKey("link");

/**
 * Two-terminal reliability, mean over all pairs of nodes: the chance that some way joins a pair when
 * each link works with chance `availability` in (0, 1), apart from the others. Links are added in 200
 * keyed orders, and what m links join is weighted with the chance that m work: Newman and Ziff,
 * Physical Review E 64 (2001) 016706. 1 of fewer than two nodes.
 */
export function joinedByLinks(
  neighbours: readonly (readonly number[])[],
  availability: number,
  draw: Draw,
): number {
  const size = neighbours.length;
  if (size < 2) return 1;
  const links = neighbours.flatMap((own, a) =>
    own.filter((b) => a < b).map((b) => [a, b] as const),
  );
  const chances = binomialChances(links.length, availability);
  const shuffled = Uint32Array.from(links.keys());
  let joined = 0;
  for (let order = 0; order < ORDERS; order++) {
    shuffle(shuffled, draw, order);
    const parts = new NodeParts(size);
    for (const node of neighbours.keys()) parts.add(node);
    for (const [working, at] of shuffled.entries()) {
      const [a = 0, b = 0] = links[at] ?? [];
      parts.join(a, b);
      joined += parts.pairs * (chances[working + 1] ?? 0);
    }
  }
  return Math.min(1, joined / ORDERS / ((size * (size - 1)) / 2));
}

/** In place, by Fisher and Yates: every order is equally likely whatever the order before. */
function shuffle(links: Uint32Array, draw: Draw, order: number): void {
  for (let last = links.length - 1; last > 0; last--) {
    const chosen = Math.floor(draw.uniform(LINK, last, order) * (last + 1));
    const moved = links[last] ?? 0;
    links[last] = links[chosen] ?? 0;
    links[chosen] = moved;
  }
}

/** The chances of 0, 1, …, n successes; from the likeliest number outwards, so that none overflows. */
function binomialChances(n: number, p: number): Float64Array {
  const chances = new Float64Array(n + 1);
  const mode = Math.min(n, Math.floor((n + 1) * p));
  chances[mode] = 1;
  for (let k = mode; k < n; k++) {
    chances[k + 1] = ((chances[k] ?? 0) * (n - k) * p) / ((k + 1) * (1 - p));
  }
  for (let k = mode; k > 0; k--) {
    chances[k - 1] = ((chances[k] ?? 0) * k * (1 - p)) / ((n - k + 1) * p);
  }
  const sum = chances.reduce((total, chance) => total + chance, 0);
  return chances.map((chance) => chance / sum);
}
