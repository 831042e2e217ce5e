/** An estimate with the half-width of its interval at 99.9 %. */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
  readonly halfWidth: number;
}

const TWO_SIDED = 0.999;

/**
 * The mean of one value a replication, with a t interval. `controls` are further results of each
 * replication whose expectation is known to be 0: what they explain of the value's scatter is taken
 * out by regression, at the price of a degree of freedom each (Lavenberg, Welch, Management Science
 * 27, 1981).
 */
export function estimate(
  values: readonly number[],
  controls: readonly (readonly number[])[],
): Estimate {
  const width = (controls[0]?.length ?? 0) + 1;
  const degrees = values.length - width;
  if (degrees < 2) throw new RangeError(`${values.length} replications are too few`);
  const rows = values.map((_, at) => [1, ...(controls[at] ?? [])]);
  const normal = Array.from({ length: width }, (_, i) => [
    ...Array.from({ length: width }, (__, j) => dot(rows, (row) => at(row, i) * at(row, j))),
    rows.reduce((sum, row, place) => sum + at(row, i) * at(values, place), 0),
    i === 0 ? 1 : 0,
  ]);
  solve(normal);
  const weights = normal.map((row) => at(row, width));
  const residual = rows.reduce((sum, row, place) => {
    const fitted = row.reduce((total, value, i) => total + value * at(weights, i), 0);
    return sum + (at(values, place) - fitted) ** 2;
  }, 0);
  const inverse = at(normal[0] ?? [], width + 1);
  const standardError = Math.sqrt((residual / degrees) * inverse);
  return {
    value: at(weights, 0),
    standardError,
    halfWidth: studentQuantile((1 + TWO_SIDED) / 2, degrees) * standardError,
  };
}

/** Gauss–Jordan with pivots, in place: the columns after the square become the solutions. */
function solve(rows: number[][]): void {
  for (let column = 0; column < rows.length; column++) {
    let pivot = column;
    for (let row = column + 1; row < rows.length; row++) {
      if (Math.abs(cell(rows, row, column)) > Math.abs(cell(rows, pivot, column))) pivot = row;
    }
    const chosen = rows[pivot] ?? [];
    rows[pivot] = rows[column] ?? [];
    rows[column] = chosen;
    const scale = at(chosen, column);
    if (scale === 0) throw new RangeError("a control never varies");
    for (let i = 0; i < chosen.length; i++) chosen[i] = at(chosen, i) / scale;
    for (const row of rows) {
      if (row === chosen) continue;
      const factor = at(row, column);
      for (let i = 0; i < row.length; i++) row[i] = at(row, i) - factor * at(chosen, i);
    }
  }
}

/** Quantile of Student's t, p above one half. */
export function studentQuantile(p: number, degrees: number): number {
  let low = 0;
  let high = 1000;
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (studentTail(middle, degrees) > 1 - p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * P(T > t): with t = sqrt(degrees) tan(angle) the density becomes a power of the cosine, whose
 * integral over a finite span Simpson's rule gives.
 */
function studentTail(t: number, degrees: number): number {
  const from = Math.atan(t / Math.sqrt(degrees));
  const power = (angle: number): number => Math.cos(angle) ** (degrees - 1);
  return simpson(power, from, Math.PI / 2) / (2 * simpson(power, 0, Math.PI / 2));
}

function simpson(f: (x: number) => number, from: number, until: number): number {
  const steps = 400;
  const width = (until - from) / steps;
  let sum = f(from) + f(until);
  for (let step = 1; step < steps; step++) sum += (step % 2 === 1 ? 4 : 2) * f(from + step * width);
  return (sum * width) / 3;
}

function dot(rows: readonly number[][], of: (row: readonly number[]) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}

function cell(rows: readonly (readonly number[])[], row: number, column: number): number {
  return at(rows[row] ?? [], column);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.NaN;
}
