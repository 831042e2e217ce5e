/**
 * Share of all pairs of nodes that some way joins after the first k nodes of an order are removed,
 * for k from 0 to the length of the order; pairs with a removed end are not joined. Nodes are put
 * back from the last to the first and parts joined by union-find, so that the whole curve costs
 * little more than one step: Newman and Ziff, Physical Review E 64 (2001) 016706.
 */
export function joinedPairs(
  neighbours: readonly (readonly number[])[],
  order: readonly number[],
): number[] {
  const size = neighbours.length;
  const parts = new Parts(size);
  const removed = new Set(order);
  for (const node of neighbours.keys()) {
    if (!removed.has(node)) parts.add(node, neighbours[node] ?? []);
  }
  const all = (size * (size - 1)) / 2;
  const shares = [parts.pairs / all];
  for (const node of order.toReversed()) {
    parts.add(node, neighbours[node] ?? []);
    shares.push(parts.pairs / all);
  }
  return size < 2 ? shares.map(() => 1) : shares.toReversed();
}

/** Disjoint sets of the nodes added so far (Tarjan and van Leeuwen, Journal of the ACM 31 (1984) 245-281). */
class Parts {
  /** Pairs of nodes that lie in one part. */
  pairs = 0;
  /** The node above; of a root itself; -1 of a node not added. */
  readonly #above: Int32Array;
  readonly #size: Uint32Array;

  constructor(size: number) {
    this.#above = new Int32Array(size).fill(-1);
    this.#size = new Uint32Array(size);
  }

  add(node: number, neighbours: readonly number[]): void {
    this.#above[node] = node;
    this.#size[node] = 1;
    for (const other of neighbours) {
      if ((this.#above[other] ?? -1) >= 0) this.#join(node, other);
    }
  }

  #join(a: number, b: number): void {
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
