import type { Study } from "@contactpoint/scenario";
import { drawMeans, tInterval } from "../statistics/index.ts";
import type { Interval, RemovalStep } from "./comparison.ts";
import { pairedValues } from "./differences.ts";
import { drawsOf } from "./estimates.ts";
import type { SamplePair } from "./sample-pairs.ts";

/** States taken away one after the other from the network of a variant. */
export interface RemovalCurve {
  readonly variant: string;
  readonly order: RemovalStep["order"];
  readonly states: readonly string[];
  /** Element `k`: share of the demand between States that is stranded without the first `k`. */
  readonly stranded_share: readonly number[];
}

/** Curves of one variant and kind together, step by step, with what simulations add to them. */
export function removalSteps(
  study: Study,
  curves: readonly RemovalCurve[],
  pairs: readonly SamplePair[],
): RemovalStep[] {
  const kinds = Map.groupBy(curves, ({ variant, order }) => `${variant} ${order}`);
  return [...kinds.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const steps = Math.max(...alike.map(({ stranded_share }) => stranded_share.length));
    return Array.from({ length: steps }, (_, removed) => ({
      variant: first.variant,
      order: first.order,
      removed,
      stranded_share: overOrders(
        alike.flatMap(({ stranded_share }) => stranded_share[removed] ?? []),
        study.replications.confidence,
      ),
      service: serviceAt(study, alike, removed, pairs),
    }));
  });
}

/** One order is certain; several are a sample of all orders, and shares stay within [0, 1]. */
function overOrders(shares: readonly number[], confidence: number): Interval {
  const [estimate = 0] = shares;
  const { low, high, ...interval } = tInterval(shares, confidence) ?? {
    estimate,
    low: estimate,
    high: estimate,
  };
  return { ...interval, low: Math.max(0, low), high: Math.min(1, high) };
}

function serviceAt(
  study: Study,
  curves: readonly RemovalCurve[],
  removed: number,
  pairs: readonly SamplePair[],
): RemovalStep["service"] {
  const simulated = curves.flatMap(({ variant, states }) =>
    pairs.filter(
      ({ sample }) =>
        removed > 0 &&
        sample.variant === variant &&
        sample.removed.join("+") === states.slice(0, removed).join("+"),
    ),
  );
  return (study.robustness?.metrics ?? []).flatMap((metric) => {
    const difference = meanDifference(study, simulated, metric);
    return difference === null ? [] : [{ metric, difference }];
  });
}

/** The orders' mean difference of each replication, so that the replication stays the unit. */
function meanDifference(
  study: Study,
  pairs: readonly SamplePair[],
  metric: string,
): Interval | null {
  const [first] = pairs;
  const series = pairs.map((pair) => pairedValues(pair, metric));
  const known = series.filter((values) => values !== null);
  if (first === undefined || known.length < series.length) return null;
  const n = Math.min(...known.map(({ values }) => values.length));
  const means = Array.from(
    { length: n },
    (_, r) =>
      known.reduce(
        (sum, { values, against_values }) => sum + (values[r] ?? 0) - (against_values[r] ?? 0),
        0,
      ) / known.length,
  );
  const draws = drawsOf(study, first.sample)?.slice(0, n) ?? null;
  return tInterval(draws === null ? means : drawMeans(means, draws), study.replications.confidence);
}
