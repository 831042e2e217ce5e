import { expect, onTestFinished, test } from "vitest";

import { StoreBench } from "../store/store-bench.ts";
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
