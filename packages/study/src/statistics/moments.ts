/** Of at least one value. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** With divisor n - 1; `null` of a single value. */
  readonly variance: number | null;
}

/**
 * Mean and variance in one pass without cancellation: Welford, Technometrics 4 (1962) 419-420. The
 * last bits follow the order of the values. `null` of none.
 */
export function momentsOf(values: ArrayLike<number>): Moments | null {
  const n = values.length;
  if (n === 0) return null;
  let mean = 0;
  let squares = 0;
  for (let at = 0; at < n; at++) {
    const value = values[at] ?? Number.NaN;
    const off = value - mean;
    mean += off / (at + 1);
    squares += off * (value - mean);
  }
  return { n, mean, variance: n > 1 ? squares / (n - 1) : null };
}
