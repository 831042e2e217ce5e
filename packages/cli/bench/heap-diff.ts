// What is more in the second of two heap snapshots than in the first, by what it is and what leads to
// it first from the roots: the constructor, the property and the constructor of the object before.
// Run: pnpm heap-diff FIRST SECOND [ROWS] [EDGES]
import { readFileSync } from "node:fs";

/** As V8 writes it: rows of numbers, whose columns `meta` names. */
interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly node_types: readonly [readonly string[]];
      readonly edge_fields: readonly string[];
      readonly edge_types: readonly [readonly string[]];
    };
    readonly node_count: number;
  };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly strings: readonly string[];
}

interface Sum {
  count: number;
  bytes: number;
}

const [first = "", second = "", rows = "60", steps = "3"] = process.argv.slice(2);
const before = sumsOf(first);
const grown = [...sumsOf(second)].map(([name, { count, bytes }]) => {
  const was = before.get(name) ?? { count: 0, bytes: 0 };
  return { name, count: count - was.count, bytes: bytes - was.bytes };
});
for (const { name, count, bytes } of grown.toSorted((a, b) => b.bytes - a.bytes).slice(0, +rows))
  console.log(`${(bytes / 1e3).toFixed(0).padStart(9)} kB ${String(count).padStart(8)}  ${name}`);

function sumsOf(file: string): Map<string, Sum> {
  const heap = JSON.parse(readFileSync(file, "latin1")) as Snapshot;
  const { node_fields: fields, node_types: types } = heap.snapshot.meta;
  const [width, type, size] = [fields.length, fields.indexOf("type"), fields.indexOf("self_size")];
  const name = fields.indexOf("name");
  const { parents, ways } = waysFromRoot(heap);
  const nameOf = (node: number): string => {
    const kind = types[0][heap.nodes[node * width + type] ?? 0] ?? "";
    const text = heap.strings[heap.nodes[node * width + name] ?? 0] ?? "";
    return /object|closure|native|hidden/.test(kind) ? text.slice(0, 60) : `(${kind})`;
  };
  const sums = new Map<string, Sum>();
  for (let node = 0; node < heap.snapshot.node_count; node++) {
    let key = nameOf(node);
    let above = node;
    for (let step = 0; step < +steps && (parents[above] ?? 0) > 0; step++) {
      key += ` < ${ways[above] ?? ""} < ${nameOf(parents[above] ?? 0)}`;
      above = parents[above] ?? 0;
    }
    const sum = sums.get(key) ?? { count: 0, bytes: 0 };
    sum.count += 1;
    sum.bytes += heap.nodes[node * width + size] ?? 0;
    sums.set(key, sum);
  }
  return sums;
}

/** From each node the one before it on a shortest way from the root, and the edge between. */
function waysFromRoot({ snapshot, nodes, edges, strings }: Snapshot): {
  readonly parents: Int32Array;
  readonly ways: readonly string[];
} {
  const { node_fields, edge_fields, edge_types } = snapshot.meta;
  const [width, span] = [node_fields.length, edge_fields.length];
  const counts = node_fields.indexOf("edge_count");
  const starts = new Int32Array(snapshot.node_count + 1);
  for (let node = 0; node < snapshot.node_count; node++)
    starts[node + 1] = (starts[node] ?? 0) + (nodes[node * width + counts] ?? 0);
  const parents = new Int32Array(snapshot.node_count).fill(-1);
  const ways: string[] = [];
  const queue = [0];
  for (const node of queue)
    for (let edge = starts[node] ?? 0; edge < (starts[node + 1] ?? 0); edge++) {
      const [kind = 0, label = 0, to = 0] = edges.slice(edge * span, edge * span + span);
      const child = to / width;
      const kindName = edge_types[0][kind] ?? "";
      if (kindName === "weak" || child === 0 || parents[child] !== -1) continue;
      parents[child] = node;
      ways[child] = /element|hidden/.test(kindName) ? "[]" : (strings[label] ?? "");
      queue.push(child);
    }
  return { parents, ways };
}
