/**
 * Welch's plot: the mean over replications of each value, smoothed by a moving average of 2w + 1
 * values; at the start, where there are fewer before, of as many on both sides as there are (Welch
 * 1983; Law, "Simulation Modeling and Analysis", 2015, 9.5.1). The last `window` places have none,
 * so that the curve is shorter by them. Replications are cut to the shortest.
 *
 * @param window w, at most a quarter of the length is advised
 */
export function welchCurve(replications: readonly (readonly number[])[], window: number): number[] {
  if (replications.length === 0) return [];
  const length = Math.min(...replications.map((values) => values.length));
  const means = Array.from({ length }, (_, at) => {
    const sum = replications.reduce((total, values) => total + (values[at] ?? Number.NaN), 0);
    return sum / replications.length;
  });
  return Array.from({ length: Math.max(0, length - window) }, (_, at) => {
    const reach = Math.min(window, at);
    const around = means.slice(at - reach, at + reach + 1);
    return around.reduce((sum, value) => sum + value, 0) / around.length;
  });
}
