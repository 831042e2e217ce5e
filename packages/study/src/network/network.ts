import type { ResolvedScenario } from "@contactpoint/protocol";
import { contactPoints, Routes } from "@contactpoint/world";
import { UndirectedGraph } from "graphology";

import { demandOf } from "./demand.ts";

/** Who can reach whom over a scenario's topology. States go by their number in the scenario. */
export interface Network {
  /** Codes of the States, in the scenario's order. */
  readonly states: readonly string[];
  /** Keys by which States draw, in the same order. */
  readonly keys: readonly string[];
  /** Links that messages can take; its nodes are the codes. */
  readonly graph: UndirectedGraph;
  /** States in the middle of the way from one to another (`from × States + to`); null: there is none. */
  readonly middles: readonly (readonly number[] | null)[];
  /** Share of the workload that goes from one State to another; all sum to 1, or to 0 without any. */
  readonly demand: Float64Array;
}

/** In these nobody sends anything over a network of contact points. */
const WITHOUT_NETWORK: ReadonlySet<string> = new Set([
  "direct-to-provider",
  "mutual-legal-assistance",
]);

/**
 * The network of a scenario's topology, of every kind: the ways are those that messages take, the
 * links those of the ways, and for listed edges all edges. `null` where the topology has none.
 */
export function networkOf(scenario: ResolvedScenario): Network | null {
  const { shape } = scenario.topology;
  if (WITHOUT_NETWORK.has(shape.kind)) return null;
  const points = contactPoints(scenario);
  const routes = new Routes(scenario, points);
  const states = points.map(({ id }) => id);
  const graph = new UndirectedGraph();
  for (const id of states) graph.addNode(id);
  if (shape.kind === "edges") for (const [a, b] of shape.edges) graph.mergeEdge(a, b);
  const middles = points.flatMap((from) =>
    points.map((to) => {
      if (from === to) return [];
      const path = routes.between(from, to)?.path ?? null;
      for (const [at, next] of (path ?? []).slice(1).entries()) {
        const before = path?.[at];
        if (before !== undefined) graph.mergeEdge(before.id, next.id);
      }
      return path === null ? null : path.slice(1, -1).map(({ index }) => index);
    }),
  );
  const keys = scenario.states.map(({ key }) => key);
  return { states, keys, graph, middles, demand: demandOf(scenario) };
}
