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
  /** Share of ordered pairs of States in service that are stranded, each counting alike. */
  readonly stranded_pairs: readonly number[];
  /** Share of all pairs of States, those out of service included, that some way would still join. */
  readonly joined_pairs: readonly number[];
}

export interface StudyNetworks {
  readonly networks: readonly NetworkFigures[];
  readonly curves: readonly NetworkCurve[];
}

/** A variant's scenario as it stands at the first combination of the factors. */
interface VariantScenario {
  readonly variant: string;
  readonly scenario: ResolvedScenario;
}

type Asked = Pick<Study, "seed" | "robustness">;

/**
 * The networks of a study's variants, and what is left of each as States are removed. Variants
 * without a network are left out.
 */
export function studyNetworks(study: Asked, variants: readonly VariantScenario[]): StudyNetworks {
  const found = networksOf(variants);
  return {
    networks: found.map(({ variant, network }) => ({
      variant,
      figures: networkFigures(network, study.seed),
    })),
    curves: found.flatMap(({ variant, network }) =>
      ordersOf(study, network).map(({ order, states }) => curveOf(variant, network, order, states)),
    ),
  };
}

/** The orders of removal that are simulated: none without metrics to measure. */
export function removalOrders(study: Asked, variants: readonly VariantScenario[]): RemovalOrders {
  if (study.robustness === null || study.robustness.metrics.length === 0) return {};
  return Object.fromEntries(
    networksOf(variants).map(({ variant, network }) => [
      variant,
      ordersOf(study, network).map(({ states }) => states),
    ]),
  );
}

function networksOf(
  variants: readonly VariantScenario[],
): { readonly variant: string; readonly network: Network }[] {
  return variants.flatMap(({ variant, scenario }) => {
    const network = networkOf(scenario);
    return network === null ? [] : [{ variant, network }];
  });
}

function ordersOf(
  { seed, robustness }: Asked,
  network: Network,
): { readonly order: RemovalCurve["order"]; readonly states: readonly string[] }[] {
  if (robustness === null) return [];
  const { removals, orders } = robustness;
  return [
    ...randomOrders(network, removals, orders, seed).map(
      (states) => ({ order: "random", states }) as const,
    ),
    { order: "targeted", states: targetedOrder(network, removals) },
  ];
}

function curveOf(
  variant: string,
  network: Network,
  order: RemovalCurve["order"],
  states: readonly string[],
): NetworkCurve {
  const numbers = new Map(network.states.map((id, at) => [id, at]));
  const stranded = strandedShares(network, states);
  return {
    variant,
    order,
    states,
    stranded_share: stranded.demand,
    stranded_pairs: stranded.pairs,
    joined_pairs: joinedPairs(
      neighbourLists(network.graph),
      states.map((id) => numbers.get(id) ?? -1),
    ),
  };
}
