/** A system's first estimate: mean and standard deviation of one replication. */
export interface OcbaSystem {
  readonly mean: number;
  readonly standard_deviation: number;
}

/**
 * Divides `budget` replications among the systems so that the chance to select the best grows
 * fastest: N_i/N_j = ((σ_i/δ_i)/(σ_j/δ_j))² with δ the distance from the best, and for the best
 * N_b = σ_b √(Σ N_i²/σ_i²) (Chen, Lin, Yücesan and Chick, Discrete Event Dynamic Systems 10 (2000)
 * 251-270). It is derived for independent systems: with common random numbers use KN.
 *
 * Whole numbers that sum to `budget`, by largest remainder. A system as good as the best counts as
 * if it were the nearest of the others; where all are, shares follow the variances, and equal
 * shares where nothing varies. A RangeError of no system or of a budget that is not whole.
 */
export function ocbaAllocation(
  systems: readonly OcbaSystem[],
  budget: number,
  better: "higher" | "lower",
): number[] {
  if (systems.length === 0 || !Number.isInteger(budget) || budget < 0) {
    throw new RangeError(`${budget} replications cannot be divided by ${systems.length} systems`);
  }
  const sign = better === "higher" ? 1 : -1;
  const top = Math.max(...systems.map(({ mean }) => sign * mean));
  const best = systems.findIndex(({ mean }) => sign * mean === top);
  const distances = systems.map(({ mean }) => top - sign * mean);
  const nearest = Math.min(...distances.filter((distance) => distance > 0));
  const weights = systems.map(({ standard_deviation: sd }, at) => {
    const distance = distances[at] === 0 ? nearest : (distances[at] ?? nearest);
    const ratio = Number.isFinite(distance) ? sd / distance : sd;
    return ratio * ratio;
  });
  if (Number.isFinite(nearest)) weights[best] = weightOfBest(systems, weights, best);
  return wholeShares(weights, budget);
}

function weightOfBest(
  systems: readonly OcbaSystem[],
  weights: readonly number[],
  best: number,
): number {
  const sum = systems.reduce((total, { standard_deviation: sd }, at) => {
    const scaled = at === best || sd === 0 ? 0 : (weights[at] ?? 0) / sd;
    return total + scaled * scaled;
  }, 0);
  return (systems[best]?.standard_deviation ?? 0) * Math.sqrt(sum);
}

function wholeShares(weights: readonly number[], budget: number): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) =>
    total > 0 ? (budget * weight) / total : budget / weights.length,
  );
  const whole = exact.map(Math.floor);
  const rest = budget - whole.reduce((sum, share) => sum + share, 0);
  const remainder = (at: number): number => (exact[at] ?? 0) - (whole[at] ?? 0);
  const order = exact.map((_, at) => at).sort((a, b) => remainder(b) - remainder(a) || a - b);
  for (const at of order.slice(0, rest)) whole[at] = (whole[at] ?? 0) + 1;
  return whole;
}
