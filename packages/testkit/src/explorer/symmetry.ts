import type { RowForm } from "./network-row.ts";

/** Writes one and the same row for all rows that differ only in names, in place. */
export type Canonicaliser = (row: Uint32Array) => void;

/**
 * Puts requests of one shape in the order of their states, then numbers contact points by first use.
 * Requests that stand in the same state are tried in every order.
 *
 * @param shapes the shape of each request, by number; equal ones stand together
 */
export function byFirstUse(form: RowForm, shapes: readonly number[]): Canonicaliser {
  const orders = ordersOf(shapes);
  const candidate = new Uint32Array(form.width);
  const least = new Uint32Array(form.width);
  return (row) => {
    let found = false;
    for (const order of orders) {
      if (!ascends(form, row, shapes, order)) continue;
      form.reorder(row, order, candidate);
      renumber(form, candidate);
      if (found && !isLess(candidate, least)) continue;
      least.set(candidate);
      found = true;
    }
    row.set(least);
  };
}

/** Takes the least of the rows that any order of requests and any naming of contact points gives. */
export function byLeast(form: RowForm, shapes: readonly number[], points: number): Canonicaliser {
  const orders = ordersOf(shapes);
  const namings = permutations(Array.from({ length: points }, (_, point) => point));
  const ordered = new Uint32Array(form.width);
  const candidate = new Uint32Array(form.width);
  const least = new Uint32Array(form.width);
  return (row) => {
    least.fill(0xff_ff_ff_ff);
    for (const order of orders) {
      form.reorder(row, order, ordered);
      for (const naming of namings) {
        candidate.set(ordered);
        rename(form, candidate, naming);
        if (isLess(candidate, least)) least.set(candidate);
      }
    }
    row.set(least);
  };
}

function ascends(
  form: RowForm,
  row: Uint32Array,
  shapes: readonly number[],
  order: readonly number[],
): boolean {
  for (let place = 1; place < order.length; place++) {
    if (shapes[place - 1] !== shapes[place]) continue;
    const [before, here] = [order[place - 1] ?? 0, order[place] ?? 0];
    const [lower, upper] = [row[before] ?? 0, row[here] ?? 0];
    if (lower > upper) return false;
    if (lower === upper && form.purseBits(row, before) > form.purseBits(row, here)) return false;
  }
  return true;
}

function renumber(form: RowForm, row: Uint32Array): void {
  const names: number[] = [];
  for (let request = 0; request < form.requests; request++)
    for (const side of ["requesting", "requested"] as const) {
      const point = form.point(row, request, side);
      if (!names.includes(point)) names.push(point);
      form.setPoint(row, request, side, names.indexOf(point));
    }
}

function rename(form: RowForm, row: Uint32Array, naming: readonly number[]): void {
  for (let request = 0; request < form.requests; request++)
    for (const side of ["requesting", "requested"] as const)
      form.setPoint(row, request, side, naming[form.point(row, request, side)] ?? 0);
}

function isLess(a: Uint32Array, b: Uint32Array): boolean {
  for (let word = 0; word < a.length; word++) {
    const [left, right] = [a[word] ?? 0, b[word] ?? 0];
    if (left !== right) return left < right;
  }
  return false;
}

/** The orders that leave each shape in its places. */
function ordersOf(shapes: readonly number[]): number[][] {
  return permutations(shapes.map((_, request) => request)).filter((order) =>
    order.every((request, place) => shapes[request] === shapes[place]),
  );
}

function permutations(items: readonly number[]): number[][] {
  if (items.length <= 1) return [items.slice()];
  return items.flatMap((first, at) =>
    permutations(items.toSpliced(at, 1)).map((rest) => [first, ...rest]),
  );
}
