/** A group of requests and what it got; `null` is left out. */
export interface ServedGroup {
  readonly key: string;
  readonly value: number | null;
}

/** The best and the worst served group; of equal ones the first. */
export interface GroupGap {
  readonly best: string;
  readonly worst: string;
  readonly best_value: number;
  readonly worst_value: number;
  /** Not negative, in the values' unit. */
  readonly gap: number;
}

/** How far apart groups are served; `null` where no group has a value. */
export function groupGap(
  groups: readonly ServedGroup[],
  better: "higher" | "lower",
): GroupGap | null {
  const sign = better === "higher" ? 1 : -1;
  const served = groups.flatMap(({ key, value }) => (value === null ? [] : [{ key, value }]));
  const [first, ...others] = served;
  if (first === undefined) return null;
  let best = first;
  let worst = first;
  for (const group of others) {
    if (sign * group.value > sign * best.value) best = group;
    if (sign * group.value < sign * worst.value) worst = group;
  }
  return {
    best: best.key,
    worst: worst.key,
    best_value: best.value,
    worst_value: worst.value,
    gap: Math.abs(best.value - worst.value),
  };
}
