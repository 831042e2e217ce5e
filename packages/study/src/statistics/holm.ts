/**
 * Holm's adjusted p values, in the order given: rejecting where they are at most α keeps the chance
 * of any false rejection among all below α, whatever the dependence between the tests, and always
 * rejects what Bonferroni's rule does (Holm, Scandinavian Journal of Statistics 6 (1979) 65-70).
 */
export function holm(ps: readonly number[]): number[] {
  const order = ps.map((_, at) => at).sort((a, b) => (ps[a] ?? 0) - (ps[b] ?? 0) || a - b);
  const adjusted = ps.map(() => 1);
  let least = 0;
  order.forEach((at, rank) => {
    least = Math.max(least, Math.min(1, (ps.length - rank) * (ps[at] ?? 1)));
    adjusted[at] = least;
  });
  return adjusted;
}

/**
 * The confidence that each of `count` intervals needs so that all hold together with `confidence`,
 * whatever their dependence (Bonferroni's inequality). A RangeError unless `count` is at least 1.
 */
export function bonferroniConfidence(confidence: number, count: number): number {
  if (!(count >= 1)) throw new RangeError(`there are no ${count} intervals`);
  return 1 - (1 - confidence) / count;
}
