import { KeyedRandom } from "@contactpoint/engine";
import { connectedComponents } from "graphology-components";

import type { NetworkFigures } from "../comparison/comparison.ts";
import { algebraicConnectivity } from "./algebraic-connectivity.ts";
import { articulationPoints } from "./articulation-points.ts";
import { joinedByLinks } from "./joined-by-links.ts";
import { neighbourLists } from "./neighbour-lists.ts";
import type { Network } from "./network.ts";
import { nodeBetweenness } from "./node-betweenness.ts";
import { pathLengths } from "./path-lengths.ts";

type Figure = NetworkFigures["figures"][number];

/** Share of the time that a link works, at which ways between pairs are counted. */
const AVAILABILITY = 0.95;

/** What the graph of a network is like. No State is named. Links fail by draws of the seed. */
export function networkFigures(network: Network, seed: number): Figure[] {
  const { graph } = network;
  const neighbours = neighbourLists(graph);
  const paths = pathLengths(neighbours);
  const { mean, busiest } = middlesUsed(network);
  return [
    figure("states", graph.order, "States in the network."),
    figure("links", graph.size, "Pairs of States that are linked."),
    figure("parts", connectedComponents(graph).length, "Parts that hang together; 1 is all."),
    figure("joined-pairs", paths.joined, "Share of pairs that some way joins."),
    figure("mean-path", paths.mean, "Links on the shortest way, mean over pairs."),
    figure("diameter", paths.diameter, "Links on the longest of the shortest ways."),
    figure(
      "greatest-betweenness",
      Math.max(0, ...nodeBetweenness(graph).values()),
      "Greatest share of shortest ways between others that pass one State.",
    ),
    figure(
      "articulation-points",
      articulationPoints(neighbours).length,
      "States whose loss alone cuts others off from one another.",
    ),
    figure(
      "algebraic-connectivity",
      algebraicConnectivity(neighbours),
      "Second-least eigenvalue of the Laplacian: 0 if cut apart, the number of States if all are linked.",
    ),
    figure(
      "reliability",
      joinedByLinks(neighbours, AVAILABILITY, new KeyedRandom(seed).label("link-failure")),
      "Chance that some way joins a pair if each link works 95 % of the time, mean over pairs.",
    ),
    figure("mean-middles", mean, "States in the middle of a request's way, mean over the demand."),
    figure("busiest-middle", busiest, "Greatest share of the demand that passes one State."),
  ];
}

function figure(name: string, value: number | null, meaning: string): Figure {
  return { name, value, meaning };
}

/** How the demand uses States in the middle; null where there is none that has a way. */
function middlesUsed({ states, middles, demand }: Network) {
  const passed = new Float64Array(states.length);
  let [carried, steps] = [0, 0];
  for (const [pair, between] of middles.entries()) {
    const share = demand[pair] ?? 0;
    if (between === null || share === 0) continue;
    carried += share;
    steps += share * between.length;
    for (const state of between) passed[state] = (passed[state] ?? 0) + share;
  }
  return carried === 0
    ? { mean: null, busiest: null }
    : { mean: steps / carried, busiest: Math.max(0, ...passed) / carried };
}
