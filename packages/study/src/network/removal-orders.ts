import { entityKey, KeyedRandom } from "@contactpoint/engine";

import type { Network } from "./network.ts";
import { nodeBetweenness } from "./node-betweenness.ts";

/**
 * The first `removals` States of `orders` random orders. Each State draws its place by its key, so
 * that every variant with the same States loses them in the same order.
 */
export function randomOrders(
  { states, keys }: Pick<Network, "states" | "keys">,
  removals: number,
  orders: number,
  seed: number,
): string[][] {
  const draw = new KeyedRandom(seed).label("removal");
  const entities = keys.map(entityKey);
  return Array.from({ length: orders }, (_, order) => {
    const lots = entities.map((key) => draw.uniform(key, order));
    const numbers = states.map((_state, at) => at);
    return numbers
      .toSorted((a, b) => (lots[a] ?? 0) - (lots[b] ?? 0))
      .slice(0, removals)
      .map((at) => states[at] ?? "");
  });
}

/**
 * The `removals` most central States, the most central of those left first: by betweenness worked
 * out anew after each, then by links, then by the demand that begins, ends or passes there, last by
 * code. Source: Holme et al., Physical Review E 65 (2002) 056109 (recalculated betweenness).
 */
export function targetedOrder(network: Network, removals: number): string[] {
  const graph = network.graph.copy();
  const busy = demandByState(network);
  const order: string[] = [];
  while (order.length < removals && graph.order > 0) {
    const central = nodeBetweenness(graph);
    const ranks = graph.nodes().map((state) => ({
      state,
      rank: [central.get(state) ?? 0, graph.degree(state), busy.get(state) ?? 0],
    }));
    const [most] = ranks.toSorted(
      (a, b) => compareRanks(b.rank, a.rank) || (a.state < b.state ? -1 : 1),
    );
    if (most === undefined) break;
    order.push(most.state);
    graph.dropNode(most.state);
  }
  return order;
}

function demandByState({ states, middles, demand }: Network): Map<string, number> {
  const sums = new Float64Array(states.length);
  for (const [pair, between] of middles.entries()) {
    const share = demand[pair] ?? 0;
    const ends = [Math.floor(pair / states.length), pair % states.length];
    for (const state of [...ends, ...(between ?? [])]) sums[state] = (sums[state] ?? 0) + share;
  }
  return new Map(states.map((state, at) => [state, sums[at] ?? 0]));
}

/** Sums of shares differ in their last bits with the order of adding; these are no difference. */
const ALIKE = 1e-12;

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) {
    const off = value - (b[at] ?? 0);
    if (Math.abs(off) > ALIKE) return off;
  }
  return 0;
}
