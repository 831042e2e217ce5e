/**
 * The mean of the values of each draw of the uncertain parameters, in order of first appearance.
 * Replications that share a draw depend on one another; the means of draws do not, so that intervals
 * and tests are taken of these (exact where all draws have equally many replications). Where each
 * replication has a draw of its own the values come back as they are.
 *
 * `draws` names the draw of each value; a RangeError if their lengths differ.
 */
export function drawMeans(values: readonly number[], draws: readonly number[]): number[] {
  return valuesByDraw(values, draws).map(
    (group) => group.reduce((sum, value) => sum + value, 0) / group.length,
  );
}

/** The values of each draw, in order of first appearance. */
export function valuesByDraw(values: readonly number[], draws: readonly number[]): number[][] {
  if (values.length !== draws.length) {
    throw new RangeError(`${values.length} values cannot be of ${draws.length} draws`);
  }
  const groups = new Map<number, number[]>();
  values.forEach((value, at) => {
    const draw = draws[at] ?? Number.NaN;
    const group = groups.get(draw);
    if (group === undefined) groups.set(draw, [value]);
    else group.push(value);
  });
  return [...groups.values()];
}
