/**
 * Gini's coefficient of inequality between groups, from 0 (all equal) to 1 - 1/n (one has all): half
 * the mean absolute difference over the mean (Gini 1912; computed from sorted values as in Dixon et
 * al., Ecology 68 (1987) 1548-1551). Values are not negative (a RangeError); `null` of none or where
 * all are 0.
 */
export function gini(values: readonly number[]): number | null {
  if (values.some((value) => !(value >= 0))) {
    throw new RangeError("Gini's coefficient is of values that are not negative");
  }
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  let sum = 0;
  let weighted = 0;
  sorted.forEach((value, at) => {
    sum += value;
    weighted += (2 * (at + 1) - n - 1) * value;
  });
  return sum > 0 ? weighted / (n * sum) : null;
}
