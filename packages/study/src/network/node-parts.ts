/**
 * Which nodes hang together, as nodes and links are added: disjoint sets with union by size and
 * path halving (Tarjan and van Leeuwen, Journal of the ACM 31 (1984) 245-281).
 */
export class NodeParts {
  /** Pairs of nodes that lie in one part. */
  pairs = 0;
  /** The node above; of a root itself; -1 of a node not added. */
  readonly #above: Int32Array;
  readonly #size: Uint32Array;

  constructor(size: number) {
    this.#above = new Int32Array(size).fill(-1);
    this.#size = new Uint32Array(size);
  }

  has(node: number): boolean {
    return (this.#above[node] ?? -1) >= 0;
  }

  /** A node that is not there yet, linked with nobody. */
  add(node: number): void {
    this.#above[node] = node;
    this.#size[node] = 1;
  }

  /** Links two nodes that are there. */
  join(a: number, b: number): void {
    const [one, other] = [this.#root(a), this.#root(b)];
    if (one === other) return;
    const [m, n] = [this.#size[one] ?? 0, this.#size[other] ?? 0];
    const [small, large] = m < n ? [one, other] : [other, one];
    this.#above[small] = large;
    this.#size[large] = m + n;
    this.pairs += m * n;
  }

  #root(node: number): number {
    let at = node;
    for (let above = this.#above[at] ?? at; above !== at; above = this.#above[at] ?? at) {
      // Every second node is hung higher, which keeps ways to the root short.
      this.#above[at] = this.#above[above] ?? above;
      at = above;
    }
    return at;
  }
}
