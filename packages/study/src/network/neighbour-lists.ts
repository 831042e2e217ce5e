import type { UndirectedGraph } from "graphology";

/** The neighbours of every node by number, in the graph's order of nodes. */
export function neighbourLists(graph: UndirectedGraph): number[][] {
  const numbers = new Map(graph.nodes().map((node, at) => [node, at]));
  return graph.mapNodes((node) => graph.mapNeighbors(node, (other) => numbers.get(other) ?? -1));
}
