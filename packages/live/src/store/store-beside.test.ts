import { rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { audit } from "./audit.ts";
import type { HostStore } from "./host-store.ts";
import { entry, input, StoreBench } from "./store-bench.ts";
import { StoreBeside } from "./store-beside.ts";
import { StoreError } from "./store-error.ts";

/** A store that another thread writes, from now to the end of the scope. */
function beside(bench: StoreBench, name = "a.db"): StoreBeside & AsyncDisposable {
  const kept = bench.open(name);
  const store = new StoreBeside(kept);
  store.begin();
  return Object.assign(store, {
    [Symbol.asyncDispose]: async () => {
      try {
        await store.close();
      } finally {
        kept.close();
      }
    },
  });
}

const frame = (key: string) => ({ key, peer: "XB", channel: "mail", request: "r/1", frame: key });

async function writeTurns(store: HostStore): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    store.inputs.append(input({ key: `in ${turn}`, position: turn, skeleton: { turn } }));
    store.outbox.put("XA", frame(`out ${turn}`));
    if (turn > 0) store.outbox.settle("XA", `out ${turn - 1}`);
    for (const part of ["a", "b"]) store.audit.append(entry(`${turn} ${part}`));
    store.progress.set("process", { position: turn, at: turn, facts: `facts ${turn}` });
    await store.commit();
  }
}

test("what another thread wrote stands in the file as if this one had written it", async () => {
  using bench = new StoreBench();
  {
    using here = bench.open("here.db");
    await writeTurns(here);
    await using there = beside(bench, "there.db");
    await writeTurns(there);
  }
  const [here, there] = ["here.db", "there.db"].map((file) => {
    using store = bench.open(file);
    return {
      inputs: [...store.inputs.each()],
      pending: store.outbox.pending("XA"),
      progress: store.progress.get("process"),
    };
  });
  expect(there).toEqual(here);
  expect(there?.inputs.map(({ content }) => content)).toContain("content of in 4");
  const { entries, problems } = audit(bench.path("there.db"));
  expect({ entries, problems }).toEqual({ entries: 10, problems: [] });
});

test("an input is known from the moment it is written, and after it is committed", async () => {
  using bench = new StoreBench();
  await using store = beside(bench);
  const { digest } = input({ key: "in" });
  expect(store.inputs.has("XA", "in")).toBeUndefined();
  store.inputs.append(input({ key: "in" }));
  expect(store.inputs.has("XA", "in")).toBe(digest);
  const committed = store.commit();
  expect(store.inputs.has("XA", "in")).toBe(digest);
  await committed;
  expect(store.inputs.has("XA", "in")).toBe(digest);
  expect(store.inputs.has("XB", "in")).toBeUndefined();
});

test("whoever asks for the inputs of a request gets the turn's own too, and they are not durable by that", async () => {
  using bench = new StoreBench();
  const keys = (found: readonly { readonly key: string }[]): string[] =>
    found.map(({ key }) => key);
  {
    await using store = beside(bench);
    store.inputs.append(input({ key: "r#1/1", request: "r" }));
    const first = store.commit();
    store.inputs.append(input({ key: "r#2/1", request: "r" }));
    const asked = store.inputs.of("XA", "r");
    store.inputs.append(input({ key: "r#3/1", request: "r" }));
    await first;
    expect(keys(await asked)).toEqual(["r#1/1", "r#2/1"]);
    const [last] = (await store.inputs.of("XA", "r")).slice(-1);
    expect(last).toMatchObject({ key: "r#3/1", content: "content of r#3/1" });
    using other = new DatabaseSync(bench.path("a.db"));
    expect(other.prepare("SELECT key FROM input").all()).toEqual([{ key: "r#1/1" }]);
  }
  using store = bench.open("a.db");
  expect(keys([...store.inputs.each()])).toEqual(["r#1/1"]);
});

test("after a turn that cannot be written, neither that one nor a later one is", async () => {
  using bench = new StoreBench();
  {
    await using failed = new AsyncDisposableStack();
    const kept = failed.adopt(bench.open("a.db"), (store) => store.close());
    const store = new StoreBeside(kept);
    store.begin();
    store.inputs.append(input({ key: "durable" }));
    await store.commit();
    for (const key of ["once", "twice", "twice"]) store.inputs.append(input({ key }));
    const refused = store.commit();
    store.inputs.append(input({ key: "later" }));
    const later = [store.commit(), store.inputs.of("XA", "r"), store.commit()];
    for (const written of [refused, ...later, store.close()]) {
      await expect(written).rejects.toThrow(StoreError);
      await expect(written).rejects.toMatchObject({ fault: "refused", file: bench.path("a.db") });
    }
    await expect(store.commit()).rejects.toThrow(/^.*a\.db: a rule of the store forbids this/);
  }
  using store = bench.open("a.db");
  expect([...store.inputs.each()].map(({ key }) => key)).toEqual(["durable"]);
});

test("a thread that dies of something else says of what, and what comes late is refused", async () => {
  using bench = new StoreBench();
  using kept = bench.open("a.db");
  const doomed = new StoreBeside(kept);
  doomed.begin();
  // A fault of the host itself, and none that a store has: there is no such entry.
  doomed.audit.append(JSON.parse("null") as never);
  await expect(doomed.commit()).rejects.toThrow(TypeError);
  await expect(doomed.close()).rejects.toThrow(TypeError);
  using other = bench.open("b.db");
  const closed = new StoreBeside(other);
  closed.begin();
  await closed.close();
  closed.inputs.append(input({ key: "late" }));
  await expect(closed.commit()).rejects.toThrow("the thread of the store ended with 0");
});

test("a store that cannot be opened beside says what it says here", async () => {
  using bench = new StoreBench();
  using kept = bench.open("a.db");
  const store = new StoreBeside(kept);
  rmSync(bench.path("a.db.keys"));
  store.begin();
  const refused = { name: "StoreError", fault: "keys", file: bench.path("a.db.keys") };
  await expect(store.commit()).rejects.toMatchObject(refused);
  await expect(store.close()).rejects.toMatchObject(refused);
});

test("closing waits for what is being written, and drops what was not committed", async () => {
  using bench = new StoreBench();
  {
    await using store = beside(bench);
    for (let n = 0; n < 50; n++) store.inputs.append(input({ key: `${n}` }));
    const committed = store.commit();
    store.inputs.append(input({ key: "dropped" }));
    const asked = store.inputs.of("XA", "r");
    await store.close();
    await Promise.all([committed, asked]);
  }
  using store = bench.open("a.db");
  expect([...store.inputs.each()]).toHaveLength(50);
});

test("a store is lent between turns only", () => {
  using bench = new StoreBench();
  using store = bench.open("a.db");
  store.inputs.append(input({ key: "open" }));
  expect(() => store.lend()).toThrow(StoreError);
});

test("what a host has written that could not begin is committed, and the store closes", async () => {
  using bench = new StoreBench();
  {
    using kept = bench.open("a.db");
    const store = new StoreBeside(kept);
    store.audit.append(entry("a"));
    await store.commit();
    await store.close();
  }
  expect(audit(bench.path("a.db"))).toMatchObject({ entries: 1, problems: [] });
});
