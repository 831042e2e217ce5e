import { entityKey } from "@contactpoint/engine";
import type { Draw, EntityKey } from "@contactpoint/engine";

const CANDIDATES = 10;

/**
 * `count` points in (0, 1) such that each of `count` equal slices of every axis holds exactly one.
 * Of ten such samples, drawn by keys, the one whose nearest two points are furthest apart.
 * Sources: McKay, Beckman and Conover, Technometrics 21 (1979) 239-245; maximin: Johnson, Moore and
 * Ylvisaker, Journal of Statistical Planning and Inference 26 (1990) 131-148.
 */
export function latinHypercube(count: number, axes: readonly string[], draw: Draw): number[][] {
  const keys = axes.map(entityKey);
  const samples = Array.from({ length: CANDIDATES }, (_, candidate) =>
    drawSample(count, keys, draw, candidate),
  );
  const distances = samples.map(leastDistance);
  return samples[distances.indexOf(Math.max(...distances))] ?? [];
}

function drawSample(
  count: number,
  axes: readonly EntityKey[],
  draw: Draw,
  candidate: number,
): number[][] {
  const columns = axes.map((axis) => {
    const lots = Array.from({ length: count }, (_, row) => draw.uniform(axis, row, candidate * 2));
    const order = lots.map((_, row) => row).toSorted((a, b) => (lots[a] ?? 0) - (lots[b] ?? 0));
    const column = Array.from({ length: count }, () => 0);
    for (const [slice, row] of order.entries()) {
      column[row] = (slice + draw.uniform(axis, row, candidate * 2 + 1)) / count;
    }
    return column;
  });
  return Array.from({ length: count }, (_, row) => columns.map((column) => column[row] ?? 0));
}

/** Squared, between the two nearest points; of a single point or no axis all are alike. */
function leastDistance(points: readonly (readonly number[])[]): number {
  let least = Infinity;
  for (const [index, a] of points.entries()) {
    for (const b of points.slice(index + 1)) {
      let sum = 0;
      for (const [axis, x] of a.entries()) sum += (x - (b[axis] ?? 0)) * (x - (b[axis] ?? 0));
      least = Math.min(least, sum);
    }
  }
  return least;
}
