import { entityKey } from "@contactpoint/engine";
import type { Draw, EntityKey, KeyedRandom } from "@contactpoint/engine";

/**
 * Nodes 0, 1, 2, … of a graph that is to be drawn. What a node draws follows from the seed, its key
 * and the attempt alone: neither its number nor the other nodes matter.
 */
export class NodeDraws {
  readonly size: number;
  readonly #keys: readonly EntityKey[];
  readonly #draw: Draw;
  readonly #attempt: number;
  /** The nodes in an order drawn for this attempt, the same however they are numbered. */
  readonly order: readonly number[];

  constructor(random: KeyedRandom, keys: readonly string[], attempt: number) {
    this.size = keys.length;
    this.#keys = keys.map(entityKey);
    this.#draw = random.label("network");
    this.#attempt = attempt;
    const ranks = random.label("network-order");
    const luck = this.#keys.map((key) => ranks.uniform(key, attempt));
    this.order = keys.map((_, node) => node).toSorted((a, b) => at(luck, a) - at(luck, b));
  }

  /** The uniform number `index` of one node, in (0, 1). */
  uniform(node: number, index: number): number {
    return this.#draw.uniform(at(this.#keys, node), index, this.#attempt);
  }

  /** The uniform number of a pair of nodes, whichever comes first. */
  ofPair(a: number, b: number): number {
    const [one, other] = [at(this.#keys, a), at(this.#keys, b)];
    const [low, high] = one.hi < other.hi ? [one, other] : [other, one];
    return this.#draw.uniform(low, high.lo, this.#attempt);
  }
}

function at<T>(list: readonly T[], index: number): T {
  return list[index] as T;
}
