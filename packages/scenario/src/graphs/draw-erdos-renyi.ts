import { EdgeSet } from "./edge-set.ts";
import type { NodeDraws } from "./node-draws.ts";

/**
 * Every pair is linked with the same chance, whatever the other pairs do: a further node changes no
 * link between the others. Source: Gilbert's G(n, p), Annals of Mathematical Statistics 30 (1959) 1141.
 */
export function drawErdosRenyi(draws: NodeDraws, chance: number): EdgeSet {
  const edges = new EdgeSet(draws.size);
  for (let a = 0; a < draws.size; a++) {
    for (let b = a + 1; b < draws.size; b++) {
      if (draws.ofPair(a, b) < chance) edges.add(a, b);
    }
  }
  return edges;
}
