import type { StudyMetric } from "@contactpoint/scenario";

/** What there is of a metric: whether it is known of every one, in so many of a kind. */
export interface Counted {
  readonly metric: StudyMetric | undefined;
  readonly n: number;
  readonly isKnown: boolean;
  /** Plural, of replications: `replications`, or `pairs of replications`. */
  readonly noun: "replications" | "pairs of replications";
}

/**
 * Why there is no interval, as what follows "as". Two or more of which the metric is known give none
 * only where they share their draw of the uncertain parameters: the draw is the unit, and it is one.
 */
export function whyNoInterval({ metric, n, isKnown, noun }: Counted): string {
  if (n < 2) {
    const singular = noun === "replications" ? "replication" : "pair of replications";
    return `${n === 0 ? "no" : "only one"} ${singular} is there`;
  }
  if (isKnown) return `all ${n} ${noun} have the same draw of the uncertain parameters`;
  return hasHorizon(metric)
    ? `not every replication tells it: some ${HOW_RUNS_END_TOO_EARLY}`
    : "not every replication reached it";
}

/** Of runs whose metric with a horizon is not known; results do not say which of the two it was. */
export const HOW_RUNS_END_TOO_EARLY =
  "end before the horizon with requests still open, or have no such request";

/** Such a metric is never "not reached". */
export function hasHorizon(metric: StudyMetric | undefined): boolean {
  return metric?.kind === "latency" && "horizon" in metric.statistic;
}
