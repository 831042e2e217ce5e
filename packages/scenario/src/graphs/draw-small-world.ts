import { EdgeSet } from "./edge-set.ts";
import type { NodeDraws } from "./node-draws.ts";

/** Numbers kept for each link of a node: one for whether it moves, the rest for where to. */
const DRAWS_A_LINK = 2 ** 16;

/**
 * A ring in drawn order, each node linked with its `neighbours` (even, below the number of nodes)
 * nearest; then each link keeps its first end and moves the other with chance `rewire` to a node
 * that is no neighbour yet. The number of links stays nodes × neighbours / 2.
 * Source: Watts and Strogatz, Nature 393 (1998) 440-442.
 */
export function drawSmallWorld(draws: NodeDraws, neighbours: number, rewire: number): EdgeSet {
  const { order, size } = draws;
  const edges = new EdgeSet(size);
  const laps = neighbours / 2;
  const onRing = (place: number): number => order[place % size] as number;
  for (let lap = 1; lap <= laps; lap++) {
    for (let place = 0; place < size; place++) edges.add(onRing(place), onRing(place + lap));
  }
  for (let lap = 1; lap <= laps; lap++) {
    for (let place = 0; place < size; place++) {
      const node = onRing(place);
      const first = lap * DRAWS_A_LINK;
      if (draws.uniform(node, first) >= rewire || edges.degree(node) === size - 1) continue;
      const target = drawStranger(draws, edges, node, first + 1);
      edges.delete(node, onRing(place + lap));
      edges.add(node, target);
    }
  }
  return edges;
}

/** A node that is not linked with this one; there is one. */
function drawStranger(draws: NodeDraws, edges: EdgeSet, node: number, first: number): number {
  const strangers = draws.order.filter((other) => other !== node && !edges.has(node, other));
  return strangers[Math.floor(draws.uniform(node, first) * strangers.length)] as number;
}
