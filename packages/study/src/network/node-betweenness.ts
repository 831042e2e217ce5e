import type { UndirectedGraph } from "graphology";
import { betweenness } from "graphology-metrics/centrality/index.js";

/**
 * Share of the shortest ways between other nodes that pass each node, in [0, 1] (Brandes, Journal of
 * Mathematical Sociology 25 (2001) 163-177). All are 0 of a graph in which everybody is linked with
 * everybody, and of fewer than three nodes.
 */
export function nodeBetweenness(graph: UndirectedGraph): ReadonlyMap<string, number> {
  const { order, size } = graph;
  if (order < 3 || size === (order * (order - 1)) / 2) {
    return new Map(graph.nodes().map((node) => [node, 0]));
  }
  return new Map(Object.entries(betweenness(graph, { getEdgeWeight: null })));
}
