import { DatabaseSync } from "node:sqlite";

import fc from "fast-check";
import { expect, test } from "vitest";

import { entry, input, StoreBench } from "./store-bench.ts";
import type { NodeStore } from "./node-store.ts";
import { audit } from "./audit.ts";

// A plain model of a store: what is committed, and the turn on top of it.
interface Kept {
  readonly inputs: readonly {
    node: string;
    key: string;
    request: string;
    content: string | null;
  }[];
  readonly frames: readonly { node: string; key: string; request: string }[];
  readonly audited: number;
  /** Position of the progress mark by node. */
  readonly marks: Readonly<Record<string, number>>;
}

const NODES = ["XA", "XB"];
const node = fc.constantFrom(...NODES);
const request = fc.constantFrom("r/1", "r/2", "r/3");
const key = fc.nat(30).map(String);
const act = fc.oneof(
  { arbitrary: fc.record({ act: fc.constant("append"), node, request, key }), weight: 6 },
  { arbitrary: fc.record({ act: fc.constant("put"), node, request, key }), weight: 4 },
  { arbitrary: fc.record({ act: fc.constant("settle"), node, request, key }), weight: 3 },
  { arbitrary: fc.record({ act: fc.constant("audit"), node, request, key }), weight: 3 },
  { arbitrary: fc.record({ act: fc.constant("mark"), node, request, key }), weight: 2 },
  { arbitrary: fc.record({ act: fc.constant("erase"), node, request, key }), weight: 2 },
  {
    arbitrary: fc.record({
      act: fc.constantFrom("commit", "rollback", "reopen"),
      node,
      request,
      key,
    }),
    weight: 6,
  },
);
type Act = typeof act extends fc.Arbitrary<infer Each> ? Each : never;

test("a store holds what was committed and, until a rollback, the turn's own", () => {
  using bench = new StoreBench();
  let files = 0;
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60, size: "max" }), (acts) => {
      const name = `${(files += 1)}.db`;
      let store = bench.open(name);
      let committed: Kept = { inputs: [], frames: [], audited: 0, marks: {} };
      let turn = committed;
      for (const each of acts) {
        if (each.act === "commit") {
          store.commit();
          committed = turn;
        } else if (each.act === "rollback") {
          store.rollback();
          turn = committed;
        } else if (each.act === "reopen") {
          store.close();
          store = bench.open(name);
          turn = committed;
        } else {
          turn = carriedOut(store, turn, each);
        }
        if (each.act !== "erase") expectSame(store, turn);
        else store.commit();
        if (each.act === "erase") expectSame(store, (committed = turn));
      }
      store.close();
      expect(audit(bench.path(name))).toMatchObject({ entries: committed.audited, problems: [] });
    }),
    { numRuns: 40 },
  );
});

/** Does it to the store and returns what the model has then. */
function carriedOut(store: NodeStore, kept: Kept, { act: what, ...each }: Act): Kept {
  const isSame = (other: { node: string; key: string }): boolean =>
    other.node === each.node && other.key === each.key;
  const isOfCase = (other: { node: string; request: string }): boolean =>
    other.node === each.node && other.request === each.request;
  switch (what) {
    case "append": {
      const known = kept.inputs.some(isSame);
      expect(store.inputs.has(each.node, each.key) !== undefined).toBe(known);
      if (known) return kept;
      const added = { ...each, content: `content ${kept.inputs.length}` };
      store.inputs.append(input(added));
      return { ...kept, inputs: [...kept.inputs, added] };
    }
    case "put": {
      if (kept.frames.some(isSame)) return kept;
      store.outbox.put(each.node, { ...each, peer: "XC", channel: "mail", frame: frameOf(each) });
      return { ...kept, frames: [...kept.frames, each] };
    }
    case "settle": {
      const frames = kept.frames.filter((frame) => !isSame(frame));
      expect(store.outbox.settle(each.node, each.key)).toBe(frames.length < kept.frames.length);
      return { ...kept, frames };
    }
    case "erase": {
      const frames = kept.frames.filter((frame) => !isOfCase(frame));
      expect(store.erase(each.node, each.request)).toBe(kept.frames.length - frames.length);
      const inputs = kept.inputs.map((row) => (isOfCase(row) ? { ...row, content: null } : row));
      return { ...kept, frames, inputs };
    }
    case "mark": {
      const position = Number(each.key);
      store.progress.set(each.node, { position, at: position * 2, facts: each.request });
      return { ...kept, marks: { ...kept.marks, [each.node]: position } };
    }
    default:
      store.audit.append(entry(each.key));
      return { ...kept, audited: kept.audited + 1 };
  }
}

function expectSame(store: NodeStore, kept: Kept): void {
  const seen = [...store.inputs.each()].map((row) => ({
    node: row.node,
    request: row.request,
    key: row.key,
    content: row.content,
  }));
  expect(seen).toEqual(kept.inputs);
  expect([...store.inputs.each("XA")].length).toBe(
    kept.inputs.filter((row) => row.node === "XA").length,
  );
  for (const each of NODES) {
    const frames = kept.frames.filter((frame) => frame.node === each);
    expect(store.outbox.pending(each).map(({ key: name, frame }) => [name, frame])).toEqual(
      frames.map((frame) => [frame.key, frameOf(frame)]),
    );
    expect(store.progress.get(each)?.position).toBe(kept.marks[each]);
  }
  expect(store.audit.head().seq).toBe(kept.audited);
}

function frameOf({ request: of, key: name }: { request: string; key: string }): string {
  return `frame ${of} ${name}`;
}

test("an input comes back as it was given, in order, also over many pages", () => {
  using bench = new StoreBench();
  const given = Array.from({ length: 1_203 }, (_, index) =>
    input({
      key: `k${index}`,
      position: index * 3,
      at: 1_800_000_000_000 + index,
      kind: index % 2 === 0 ? "provider" : "register",
      request: index % 5 === 0 ? null : `r/${index % 7}`,
      skeleton: { type: "request", items: [index] },
      content: `Zürich ${index} \u0000 \u{1f512}`,
    }),
  );
  {
    using store = bench.open("a.db", { synchronous: "full" });
    for (const each of given) store.inputs.append(each);
    store.commit();
  }
  using store = bench.open("a.db");
  expect([...store.inputs.each()]).toEqual(
    given.map((each, index) => ({ seq: index + 1, ...each })),
  );
});

test("a repetition is told from a contradiction by the digest", () => {
  using bench = new StoreBench();
  using store = bench.open("a.db");
  const first = input({ key: "m1/1/0" });
  store.inputs.append(first);
  expect(store.inputs.has("XA", "m1/1/0")).toBe(first.digest);
  expect(store.inputs.has("XB", "m1/1/0")).toBeUndefined();
  expect(input({ key: "m1/1/0", content: "another" }).digest).not.toBe(first.digest);
});

test("after a write failed only a rollback is possible, so no half of a turn is kept", () => {
  using bench = new StoreBench();
  using store = bench.open("a.db");
  store.inputs.append(input({ key: "k" }));
  expect(() => store.inputs.append(input({ key: "k" }))).toThrow(/a\.db: a rule of the store/);
  expect(() => store.commit()).toThrow("must be rolled back");
  expect(() => store.audit.append(entry("m"))).toThrow("must be rolled back");
  store.rollback();
  expect([...store.inputs.each()]).toEqual([]);
  store.inputs.append(input({ key: "k" }));
  store.commit();
  expect([...store.inputs.each()]).toHaveLength(1);
});

test("inputs are never changed or removed, audit entries neither, nor replaced nor with gaps", () => {
  using bench = new StoreBench();
  {
    using store = bench.open("a.db");
    store.inputs.append(input({ key: "k" }));
    store.audit.append(entry("m"));
    store.commit();
  }
  using db = new DatabaseSync(bench.path("a.db"));
  for (const sql of ["UPDATE input SET at = 1", "DELETE FROM input"])
    expect(() => db.exec(sql), sql).toThrow("the input log is append-only");
  for (const sql of ["UPDATE audit SET at = 1", "DELETE FROM audit"])
    expect(() => db.exec(sql), sql).toThrow("the audit log is append-only");
  for (const seq of [1, 3, 0]) {
    const sql = `INSERT OR REPLACE INTO audit VALUES (${seq}, 0, 'XA', 'k', 's', 'd', 'h')`;
    expect(() => db.exec(sql), sql).toThrow("the audit log has no gap");
  }
});

test("What came of one request's messages is found, in order, and nothing of its neighbours", () => {
  using bench = new StoreBench();
  using store = bench.open("a.db");
  const put = (node: string, request: string, key: string): void =>
    store.inputs.append(input({ node, request, key, content: `${node} ${key}` }));
  put("XA", "r/1", "r/1#2/1/0");
  put("XA", "r/10", "r/10#1/1/0");
  put("XA", "r/1/c1", "r/1/c1#1/1/0");
  put("XB", "r/1", "r/1#2/1/0");
  put("XA", "r/1", "r/1/0/1/place");
  put("XA", "r/1", "r/1#10/1/0");
  store.commit();
  put("XA", "r/1", "r/1#1/1/0");
  const found = (): (string | null)[] => store.inputs.of("XA", "r/1").map((one) => one.content);
  expect(found()).toEqual(["XA r/1#2/1/0", "XA r/1#10/1/0", "XA r/1#1/1/0"]);
  store.erase("XA", "r/1");
  store.commit();
  expect(found()).toEqual([null, null, null]);
});
