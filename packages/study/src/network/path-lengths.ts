export interface PathLengths {
  /** Over all pairs that are joined, in links; null if no pair is. */
  readonly mean: number | null;
  /** The longest of the shortest ways, in links; null if no pair is joined. */
  readonly diameter: number | null;
  /** Share of pairs that are joined by some way; 1 of a single node. */
  readonly joined: number;
}

/** Shortest ways between all pairs of nodes, breadth first from each. */
export function pathLengths(neighbours: readonly (readonly number[])[]): PathLengths {
  const size = neighbours.length;
  let [sum, pairs, longest] = [0, 0, 0];
  for (const start of neighbours.keys()) {
    const lengths = new Int32Array(size).fill(-1);
    lengths[start] = 0;
    const queue = [start];
    for (const at of queue) {
      const length = (lengths[at] ?? 0) + 1;
      for (const next of neighbours[at] ?? []) {
        if (lengths[next] !== -1) continue;
        lengths[next] = length;
        queue.push(next);
        sum += length;
        longest = Math.max(longest, length);
      }
    }
    pairs += queue.length - 1;
  }
  const all = size * (size - 1);
  const joined = all === 0 ? 1 : pairs / all;
  return { mean: pairs === 0 ? null : sum / pairs, diameter: pairs === 0 ? null : longest, joined };
}
