/** What there is of a metric: whether every one of them reached it, in so many of a kind. */
export interface Counted {
  readonly n: number;
  readonly isReached: boolean;
  /** Plural, of replications: `replications`, or `pairs of replications`. */
  readonly noun: "replications" | "pairs of replications";
}

/**
 * Why there is no interval, as what follows "as". Two or more that reached the metric give none only
 * where they share their draw of the uncertain parameters: the draw is the unit, and it is one.
 */
export function whyNoInterval({ n, isReached, noun }: Counted): string {
  if (n < 2) {
    const singular = noun === "replications" ? "replication" : "pair of replications";
    return `${n === 0 ? "no" : "only one"} ${singular} is there`;
  }
  return isReached
    ? `all ${n} ${noun} have the same draw of the uncertain parameters`
    : "not every replication reached it";
}
