import type { ResolvedScenario } from "@contactpoint/protocol";
import type { Study } from "@contactpoint/scenario";

import type { NetworkFigures } from "../comparison/comparison.ts";
import type { RemovalCurve } from "../comparison/removal-steps.ts";
import type { RemovalOrders } from "../plan/plan-study.ts";
import { joinedPairs } from "./joined-pairs.ts";
import { neighbourLists } from "./neighbour-lists.ts";
import { networkOf } from "./network.ts";
import type { Network } from "./network.ts";
import { networkFigures } from "./network-figures.ts";
import { randomOrders, targetedOrder } from "./removal-orders.ts";
import { strandedShares } from "./stranded-shares.ts";

/** A curve of one order of removal. Element `k` is without the first `k` States. */
export interface NetworkCurve extends RemovalCurve {
  /** Share of all pairs of States, those out of service included, that some way would still join. */
  readonly joined_pairs: readonly number[];
}

export interface StudyNetworks {
  readonly networks: readonly NetworkFigures[];
  readonly curves: readonly NetworkCurve[];
  /** The orders of the curves that are to be simulated too: none without metrics to measure. */
  readonly orders: RemovalOrders;
}

/**
 * The networks of a study's variants, as their scenarios stand at the first combination of the
 * factors, and what is left of each as States are removed. Variants without a network are left out.
 */
export function studyNetworks(
  { seed, robustness }: Pick<Study, "seed" | "robustness">,
  variants: readonly { readonly variant: string; readonly scenario: ResolvedScenario }[],
): StudyNetworks {
  const found = variants.flatMap(({ variant, scenario }) => {
    const network = networkOf(scenario);
    return network === null ? [] : [{ variant, network }];
  });
  const curves =
    robustness === null
      ? []
      : found.flatMap(({ variant, network }) => curvesOf(variant, network, robustness, seed));
  const simulated = robustness !== null && robustness.metrics.length > 0 ? curves : [];
  return {
    networks: found.map(({ variant, network }) => ({
      variant,
      figures: networkFigures(network, seed),
    })),
    curves,
    orders: Object.fromEntries(
      [...Map.groupBy(simulated, ({ variant }) => variant)].map(([variant, own]) => [
        variant,
        own.map(({ states }) => states),
      ]),
    ),
  };
}

function curvesOf(
  variant: string,
  network: Network,
  { removals, orders }: NonNullable<Study["robustness"]>,
  seed: number,
): NetworkCurve[] {
  const neighbours = neighbourLists(network.graph);
  const numbers = new Map(network.states.map((id, at) => [id, at]));
  const curve = (order: RemovalCurve["order"], states: readonly string[]): NetworkCurve => ({
    variant,
    order,
    states,
    stranded_share: strandedShares(network, states).demand,
    joined_pairs: joinedPairs(
      neighbours,
      states.map((id) => numbers.get(id) ?? -1),
    ),
  });
  return [
    ...randomOrders(network, removals, orders, seed).map((states) => curve("random", states)),
    curve("targeted", targetedOrder(network, removals)),
  ];
}
