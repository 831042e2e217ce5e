import { EdgeSet } from "./edge-set.ts";
import type { NodeDraws } from "./node-draws.ts";

/**
 * The first `attach` + 1 nodes in drawn order form a star; each further one is linked with `attach`
 * others, drawn with chances in proportion to their links. Always connected;
 * attach × (nodes − attach) links. Source: Barabási and Albert, Science 286 (1999) 509-512.
 */
export function drawScaleFree(draws: NodeDraws, attach: number): EdgeSet {
  const { order, size } = draws;
  const edges = new EdgeSet(size);
  /** Every node once for each of its links. */
  const ends: number[] = [];
  const link = (node: number, other: number): void => {
    edges.add(node, other);
    ends.push(node, other);
  };
  for (const other of order.slice(1, attach + 1)) link(order[0] as number, other);
  for (const node of order.slice(attach + 1)) {
    const chosen = new Set<number>();
    for (let tries = 0; chosen.size < attach; tries++) {
      chosen.add(ends[Math.floor(draws.uniform(node, tries) * ends.length)] as number);
    }
    for (const other of chosen) link(node, other);
  }
  return edges;
}
