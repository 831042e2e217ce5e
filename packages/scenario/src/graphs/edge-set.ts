/** Undirected edges between nodes 0, 1, 2, …, each once, none from a node to itself. */
export class EdgeSet {
  readonly #neighbours: readonly Set<number>[];

  constructor(size: number) {
    this.#neighbours = Array.from({ length: size }, () => new Set());
  }

  has(a: number, b: number): boolean {
    return this.neighbours(a).has(b);
  }

  degree(node: number): number {
    return this.neighbours(node).size;
  }

  neighbours(node: number): ReadonlySet<number> {
    return this.#of(node);
  }

  add(a: number, b: number): void {
    if (a === b) throw new RangeError(`an edge joins two nodes, not ${a} with itself`);
    this.#of(a).add(b);
    this.#of(b).add(a);
  }

  delete(a: number, b: number): void {
    this.#of(a).delete(b);
    this.#of(b).delete(a);
  }

  /** Whether every node can be reached from the first; true of none and of one. */
  isConnected(): boolean {
    const reached = new Set(this.#neighbours.length === 0 ? [] : [0]);
    for (const node of reached) {
      for (const next of this.neighbours(node)) reached.add(next);
    }
    return reached.size === this.#neighbours.length;
  }

  /** Each edge once, the lesser node first, in ascending order. */
  pairs(): [number, number][] {
    return this.#neighbours.flatMap((others, a) =>
      [...others]
        .filter((b) => a < b)
        .toSorted((b, c) => b - c)
        .map((b): [number, number] => [a, b]),
    );
  }

  #of(node: number): Set<number> {
    const found = this.#neighbours[node];
    if (found === undefined) throw new RangeError(`there is no node ${node}`);
    return found;
  }
}
