const MEANS_OF = 5;

/** How many values at the start to leave out. */
export interface Mser5 {
  /** `null`: no end of the warm-up is in sight; the run must be longer. */
  readonly discard: number | null;
  /** Half the squared standard error of what is left, by number of fives left out. */
  readonly statistic: readonly number[];
}

/**
 * The end of the warm-up by MSER-5: of means Y of five values each, leave out the first d that
 * minimise Σ_{i>d}(Y_i - Ȳ_d)²/(m - d)², d up to half of them (White, Cobb and Spratt, Proc. Winter
 * Simulation Conference 2000, 755-761). A minimum at that half is refused: the series has not
 * settled (Hoad, Robinson and Davies, Journal of Simulation 4 (2010)). Values at the end that fill
 * no five are not looked at; with fewer than ten values nothing can be said.
 */
export function mser5(values: readonly number[]): Mser5 {
  const means: number[] = [];
  for (let at = 0; at + MEANS_OF <= values.length; at += MEANS_OF) {
    const five = values.slice(at, at + MEANS_OF);
    means.push(five.reduce((sum, value) => sum + value, 0) / MEANS_OF);
  }
  const half = Math.floor(means.length / 2);
  const statistic = squaresFrom(means)
    .slice(0, half + 1)
    .map((squares, d) => squares / ((means.length - d) * (means.length - d)));
  if (half === 0) return { discard: null, statistic };
  const best = statistic.indexOf(Math.min(...statistic));
  return { discard: best === half ? null : best * MEANS_OF, statistic };
}

/** By d: sum of squares about the mean of the values from d on; Welford's update from the end. */
function squaresFrom(values: readonly number[]): number[] {
  const squares = values.map(() => 0);
  let mean = 0;
  let sum = 0;
  for (let d = values.length - 1; d >= 0; d--) {
    const value = values[d] ?? Number.NaN;
    const off = value - mean;
    mean += off / (values.length - d);
    sum += off * (value - mean);
    squares[d] = sum;
  }
  return squares;
}
