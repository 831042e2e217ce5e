/**
 * Nodes without which a part of the graph falls asunder, in ascending order, of nodes given by the
 * lists of their neighbours. Source: Tarjan, SIAM Journal on Computing 1 (1972) 146-160, with a
 * stack of its own, so that long paths do no harm.
 */
export function articulationPoints(neighbours: readonly (readonly number[])[]): number[] {
  const found = new Set<number>();
  const walk = new DepthFirst(neighbours);
  for (const root of neighbours.keys()) {
    if (walk.isSeen(root)) continue;
    let children = 0;
    for (const { parent, low } of walk.from(root)) {
      if (parent === root) children++;
      else if (low >= walk.order(parent)) found.add(parent);
    }
    if (children > 1) found.add(root);
  }
  return [...found].toSorted((a, b) => a - b);
}

/** Visits every node once and says of each tree edge how far back its lower end reaches. */
class DepthFirst {
  readonly #neighbours: readonly (readonly number[])[];
  /** When a node was met, from 1; 0: not yet. */
  readonly #order: Uint32Array;
  /** The earliest node that can be reached from below, past the tree edge that led there. */
  readonly #low: Uint32Array;
  #met = 0;

  constructor(neighbours: readonly (readonly number[])[]) {
    this.#neighbours = neighbours;
    this.#order = new Uint32Array(neighbours.length);
    this.#low = new Uint32Array(neighbours.length);
  }

  isSeen(node: number): boolean {
    return this.order(node) > 0;
  }

  order(node: number): number {
    return this.#order[node] ?? 0;
  }

  /** Tree edges below a root, each when its lower end is done. */
  *from(root: number): Generator<{ readonly parent: number; readonly low: number }> {
    const stack = [this.#enter(root, -1)];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = this.#neighbours[top.node]?.[top.tried++];
      if (next === undefined) {
        stack.pop();
        const low = this.#low[top.node] ?? 0;
        if (top.parent < 0) continue;
        this.#reach(top.parent, low);
        yield { parent: top.parent, low };
      } else if (!this.isSeen(next)) stack.push(this.#enter(next, top.node));
      else if (next !== top.parent) this.#reach(top.node, this.order(next));
    }
  }

  #enter(node: number, parent: number) {
    this.#met += 1;
    this.#order[node] = this.#met;
    this.#low[node] = this.#met;
    return { node, parent, tried: 0 };
  }

  #reach(node: number, order: number): void {
    this.#low[node] = Math.min(this.#low[node] ?? order, order);
  }
}
