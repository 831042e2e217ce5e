/**
 * The strongly connected components of a graph of nodes 0 to `size - 1`, by Tarjan's algorithm
 * without recursion. Components that others lead to come before those.
 */
export function strongComponents(
  size: number,
  next: (node: number) => readonly number[],
): number[][] {
  return new Components(size, next).all();
}

class Components {
  readonly #next: (node: number) => readonly number[];
  readonly #index: Int32Array;
  readonly #low: Int32Array;
  readonly #isOpen: Uint8Array;
  readonly #open: number[] = [];
  readonly #found: number[][] = [];
  #count = 0;

  constructor(size: number, next: (node: number) => readonly number[]) {
    this.#next = next;
    this.#index = new Int32Array(size).fill(-1);
    this.#low = new Int32Array(size);
    this.#isOpen = new Uint8Array(size);
  }

  all(): number[][] {
    for (let node = 0; node < this.#index.length; node++)
      if (this.#index[node] === -1) this.#visitFrom(node);
    return this.#found;
  }

  #visitFrom(root: number): void {
    const calls = [this.#enter(root)];
    for (let call = calls.at(-1); call !== undefined; call = calls.at(-1)) {
      const { node, next } = call;
      const to = next[call.at++];
      if (to === undefined) {
        calls.pop();
        const above = calls.at(-1);
        if (above !== undefined) this.#lower(above.node, this.#low[node] ?? 0);
        if (this.#low[node] === this.#index[node]) this.#close(node);
      } else if (this.#index[to] === -1) calls.push(this.#enter(to));
      else if (this.#isOpen[to] === 1) this.#lower(node, this.#index[to] ?? 0);
    }
  }

  #enter(node: number) {
    this.#index[node] = this.#count;
    this.#low[node] = this.#count++;
    this.#isOpen[node] = 1;
    this.#open.push(node);
    return { node, next: this.#next(node), at: 0 };
  }

  #lower(node: number, low: number): void {
    this.#low[node] = Math.min(this.#low[node] ?? 0, low);
  }

  #close(root: number): void {
    const component: number[] = [];
    for (let node = this.#open.pop(); node !== undefined; node = this.#open.pop()) {
      this.#isOpen[node] = 0;
      component.push(node);
      if (node === root) break;
    }
    this.#found.push(component);
  }
}
