import { NodeParts } from "./node-parts.ts";

/**
 * Share of all pairs of nodes that some way joins after the first k nodes of an order are removed,
 * for k from 0 to the length of the order; pairs with a removed end are not joined. Nodes are put
 * back from the last to the first, so that the whole curve costs little more than one step: Newman
 * and Ziff, Physical Review E 64 (2001) 016706.
 */
export function joinedPairs(
  neighbours: readonly (readonly number[])[],
  order: readonly number[],
): number[] {
  const size = neighbours.length;
  if (size < 2) return [1, ...order.map(() => 1)];
  const parts = new NodeParts(size);
  const putBack = (node: number): void => {
    parts.add(node);
    for (const other of neighbours[node] ?? []) if (parts.has(other)) parts.join(node, other);
  };
  const removed = new Set(order);
  for (const node of neighbours.keys()) if (!removed.has(node)) putBack(node);
  const all = (size * (size - 1)) / 2;
  const shares = [parts.pairs / all];
  for (const node of order.toReversed()) {
    putBack(node);
    shares.push(parts.pairs / all);
  }
  return shares.toReversed();
}
