import { EdgeSet } from "./edge-set.ts";
import type { NodeDraws } from "./node-draws.ts";

/**
 * Every node has `degree` links: each puts in `degree` loose ends, which are paired at random. Pairs
 * that would repeat a link or join a node with itself go back and are paired again; null when no
 * pair that is left would do. Needs degree below the number of nodes and an even product of both.
 * Source: Steger and Wormald, Combinatorics, Probability and Computing 8 (1999) 377-396.
 */
export function drawRandomRegular(draws: NodeDraws, degree: number): EdgeSet | null {
  const edges = new EdgeSet(draws.size);
  let loose = draws.order.flatMap((node) => Array.from({ length: degree }, () => node));
  for (let round = 0; loose.length > 0; round++) {
    const shuffled = shuffle(draws, loose, round * degree);
    loose = [];
    for (let at = 0; at < shuffled.length; at += 2) {
      const [a, b] = [shuffled[at] as number, shuffled[at + 1] as number];
      if (a === b || edges.has(a, b)) loose.push(a, b);
      else edges.add(a, b);
    }
    if (loose.length > 0 && !canBePaired(edges, loose)) return null;
  }
  return edges;
}

/** By a number drawn for each loose end: those of one node are told apart by their count. */
function shuffle(draws: NodeDraws, loose: readonly number[], first: number): number[] {
  const seen = new Map<number, number>();
  const ranked = loose.map((node) => {
    const count = seen.get(node) ?? 0;
    seen.set(node, count + 1);
    return { node, rank: draws.uniform(node, first + count) };
  });
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ node }) => node);
}

function canBePaired(edges: EdgeSet, loose: readonly number[]): boolean {
  const nodes = [...new Set(loose)];
  return nodes.some((a) => nodes.some((b) => a !== b && !edges.has(a, b)));
}
