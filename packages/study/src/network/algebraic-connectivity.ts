/** Halvings of the interval that holds the eigenvalue: until its ends are neighbouring numbers. */
const HALVINGS = 100;

/**
 * The second-least eigenvalue of the graph's Laplacian: 0 where it does not hang together, the
 * number of nodes where all are linked, and small where few links join large parts. 0 of fewer than
 * two nodes. Absolute error about 1e-14 times the nodes. Sources: Fiedler, Czechoslovak Mathematical
 * Journal 23 (1973) 298-305; by Householder's tridiagonal form and Sturm sequences (Golub and Van
 * Loan, "Matrix Computations", 4th ed., 8.3 and 8.4).
 */
export function algebraicConnectivity(neighbours: readonly (readonly number[])[]): number {
  if (neighbours.length < 2) return 0;
  const matrix = tridiagonal(laplacian(neighbours));
  let low = 0;
  // No eigenvalue of a Laplacian is above the number of nodes.
  let high = neighbours.length + 1;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (eigenvaluesBelow(matrix, middle) >= 2) high = middle;
    else low = middle;
  }
  return low;
}

function laplacian(neighbours: readonly (readonly number[])[]): Float64Array[] {
  return neighbours.map((own, at) => {
    const row = new Float64Array(neighbours.length);
    for (const other of own) row[other] = -1;
    row[at] = own.length;
    return row;
  });
}

interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** Squares of the entries beside the diagonal. */
  readonly beside: Float64Array;
}

/** A symmetric matrix, which is overwritten, brought to tridiagonal form by reflections. */
function tridiagonal(rows: readonly Float64Array[]): Tridiagonal {
  const size = rows.length;
  const beside = new Float64Array(size - 1);
  for (let k = 0; k < size - 1; k++) {
    const v = Float64Array.from(rows.slice(k + 1), (row) => row[k] ?? 0);
    const length = dot(v, v);
    beside[k] = length;
    const first = v[0] ?? 0;
    v[0] = first + (first < 0 ? -1 : 1) * Math.sqrt(length);
    const square = dot(v, v);
    // Nothing to reflect where all entries are zero already.
    if (length - first * first > 0) reflect(rows, k + 1, v, 2 / square);
  }
  return { diagonal: Float64Array.from(rows, (row, at) => row[at] ?? 0), beside };
}

/** From the left and from the right by I − factor·v·vᵀ, in the rows and columns from `from` on. */
function reflect(
  rows: readonly Float64Array[],
  from: number,
  v: Float64Array,
  factor: number,
): void {
  const below = rows.slice(from);
  const p = Float64Array.from(below, (row) => factor * dot(row.subarray(from), v));
  const along = (factor / 2) * dot(p, v);
  const w = p.map((value, at) => value - along * (v[at] ?? 0));
  for (const [i, row] of below.entries()) {
    const [vi, wi] = [v[i] ?? 0, w[i] ?? 0];
    for (let j = 0; j < v.length; j++) {
      row[from + j] = (row[from + j] ?? 0) - vi * (w[j] ?? 0) - wi * (v[j] ?? 0);
    }
  }
}

/** How many eigenvalues are less than x: the negative pivots of the matrix less x. */
function eigenvaluesBelow({ diagonal, beside }: Tridiagonal, x: number): number {
  let count = 0;
  let pivot = 1;
  for (const [at, value] of diagonal.entries()) {
    pivot = value - x - (at === 0 ? 0 : (beside[at - 1] ?? 0) / pivot);
    // A pivot of zero would divide by zero; a tiny one of the same matrix in effect does not.
    if (pivot === 0) pivot = -Number.EPSILON;
    if (pivot < 0) count++;
  }
  return count;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < b.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
