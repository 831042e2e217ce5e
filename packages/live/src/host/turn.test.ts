import { expect, onTestFinished, test } from "vitest";

import { type HostStore, type NodeStore, StoreBeside } from "../store/index.ts";
import { input, StoreBench } from "../store/store-bench.ts";
import type { OutgoingFrame } from "./host-context.ts";
import { Turn } from "./turn.ts";

const frame = (key: string): OutgoingFrame => ({
  key,
  peer: "XB",
  channel: "network",
  request: "everyday/XA/1",
  frame: `frame ${key}`,
});

test("Whoever asks, nothing is marked as done before its frames are signed and in the outbox", async () => {
  using bench = new StoreBench();
  using store = bench.open("a.db");
  const [sent, marked]: [string[], string[][]] = [[], []];
  const mark = (): void => {
    marked.push(store.outbox.pending("XA").map(({ key }) => key));
  };
  const turn = new Turn(store, (_, { key }) => sent.push(key), mark, undefined);
  const signing = Promise.withResolvers<OutgoingFrame>();
  turn.dispatch("XA", signing.promise);
  const asked = [turn.store(), turn.store()];
  turn.dispatch("XA", frame("second"));
  signing.resolve(frame("first"));
  await Promise.all(asked);
  expect(marked).toEqual([
    ["first", "second"],
    ["first", "second"],
  ]);
  expect(sent).toEqual(["first", "second"]);
});

test("Frames that are dispatched while one asks in vain leave with the next turn, and once", async () => {
  using bench = new StoreBench();
  using store = bench.open("a.db");
  const sent: string[] = [];
  const turn = new Turn(
    store,
    (_, { key }) => sent.push(key),
    () => undefined,
    undefined,
  );
  turn.dispatch("XA", Promise.resolve(frame("first")));
  const first = turn.store().then(() => turn.dispatch("XA", Promise.resolve(frame("second"))));
  await Promise.all([first, turn.store()]);
  await turn.store();
  expect(sent).toEqual(["first", "second"]);
  expect(store.outbox.pending("XA").map(({ key }) => key)).toEqual(sent);
});

test("A frame that cannot be signed ends the turn when that is stored, and nothing before", async () => {
  using bench = new StoreBench();
  using store = bench.open("a.db");
  const [sent, unhandled]: [string[], unknown[]] = [[], []];
  const note = (error: unknown): void => void unhandled.push(error);
  process.on("unhandledRejection", note);
  onTestFinished(() => void process.off("unhandledRejection", note));
  const turn = new Turn(
    store,
    (_, { key }) => sent.push(key),
    () => undefined,
    undefined,
  );
  turn.dispatch("XA", frame("first"));
  turn.dispatch("XA", Promise.reject(new Error("no key")));
  await new Promise((resolve) => setImmediate(resolve));
  await expect(turn.store()).rejects.toThrow("no key");
  expect(unhandled).toEqual([]);
  expect(sent).toEqual([]);
  expect(store.outbox.pending("XA")).toEqual([]);
});

/** What a node has by these keys, as another connection sees it: what is durable. */
const durable = (store: NodeStore, keys: readonly string[]): string[] =>
  keys.filter((key) => store.inputs.has("XA", key) !== undefined);

test("Where another thread writes, nothing leaves before it is durable, and no turn overtakes another", async () => {
  using bench = new StoreBench();
  using kept = bench.open("a.db");
  const store = new StoreBeside(kept);
  store.begin();
  const [sent, early, receipts]: [string[], string[], string[]] = [[], [], []];
  const note = (left: string[], key: string): void => {
    left.push(key);
    if (durable(kept, [key]).length === 0) early.push(key);
  };
  const turn = new Turn(
    store,
    (_, { key }) => note(sent, key),
    () => undefined,
    undefined,
  );
  const keys = Array.from({ length: 40 }, (_, n) => `frame ${n}`);
  const turns = keys.map((key, n) => {
    store.inputs.append(input({ key }));
    turn.dispatch("XA", n % 3 === 0 ? frame(key) : Promise.resolve(frame(key)));
    void turn.stored().then(() => note(receipts, key));
    return n % 4 === 0 ? turn.store() : Promise.resolve().then(() => turn.store());
  });
  expect([sent, receipts]).toEqual([[], []]);
  await Promise.all(turns);
  expect([sent, receipts, early]).toEqual([keys, keys, []]);
  await store.close();
});

test("A turn that cannot be committed gives no receipt, and nothing is stored ever after", async () => {
  using bench = new StoreBench();
  using kept = bench.open("a.db");
  const store = new StoreBeside(kept);
  store.begin();
  const sent: string[] = [];
  const turn = new Turn(
    store,
    (_, { key }) => sent.push(key),
    () => undefined,
    undefined,
  );
  const refused = { name: "StoreError", fault: "refused" };
  for (const key of ["once", "twice", "twice"]) turn.dispatch("XA", frame(key));
  const asked = await Promise.allSettled([turn.stored(), turn.store(), turn.store()]);
  const failed = { status: "rejected", reason: refused };
  expect(asked).toMatchObject([failed, failed, failed]);
  // Whoever rests is awake, and whoever waits for the next turn hears of it too.
  await turn.rest("awaiting", Infinity, new AbortController().signal);
  await expect(turn.stored()).rejects.toMatchObject(refused);
  store.inputs.append(input({ key: "later" }));
  await expect(turn.store()).rejects.toMatchObject(refused);
  await expect(store.close()).rejects.toMatchObject(refused);
  expect(sent).toEqual([]);
  expect(durable(kept, ["later"])).toEqual([]);
});

test("The next turn goes on while one is being committed, but is handed over after it", async () => {
  const commits: PromiseWithResolvers<void>[] = [];
  const sent: string[] = [];
  using bench = new StoreBench();
  using kept = bench.open("a.db");
  const { inputs, outbox, audit, progress } = kept;
  const commit = (): Promise<void> => {
    const committing = Promise.withResolvers<void>();
    commits.push(committing);
    return committing.promise;
  };
  const store: HostStore = { inputs, outbox, audit, progress, commit };
  const turn = new Turn(
    store,
    (_, { key }) => sent.push(key),
    () => undefined,
    undefined,
  );
  turn.dispatch("XA", frame("first"));
  await turn.handOver();
  turn.dispatch("XA", frame("second"));
  const second = turn.handOver();
  await new Promise((resolve) => setImmediate(resolve));
  expect([commits.length, sent]).toEqual([1, []]);
  commits[0]?.resolve();
  await second;
  expect([commits.length, sent]).toEqual([2, ["first"]]);
  const stored = turn.store();
  commits[1]?.reject(new Error("the disk is full"));
  await expect(stored).rejects.toThrow("the disk is full");
  // It may be that nobody stores before something happens: whoever rests is awake.
  await turn.rest("awaiting", Infinity, new AbortController().signal);
  expect(sent).toEqual(["first"]);
});
