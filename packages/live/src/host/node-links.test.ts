import { expect, onTestFinished, test } from "vitest";

import { frameText, until } from "../link/link-rig.ts";
import { exerciseCredentials, RegisterBook } from "../trust/index.ts";
import { derivedKeys } from "./derived-keys.ts";
import { NodeLinks, type NodeLinksOptions } from "./node-links.ts";
import { RegisterView } from "./register-view.ts";

const CHANNEL = "network";
const VALIDITY = { valid_from: 1_000, valid_until: 2_000 };

/** XA and XB on loopback under a register that also names XC, where nobody is. */
async function linked(limits: NonNullable<NodeLinksOptions["limits"]> = {}) {
  const told = { came: [] as string[], settled: [] as string[], rejected: [] as string[] };
  const clock = { now: VALIDITY.valid_from };
  const keysOf = (state: string) => derivedKeys(new Uint8Array(32), state);
  let book: RegisterBook | null = null;
  const links = new NodeLinks({
    nodes: ["XA", "XB"].map(keysOf),
    channels: [CHANNEL],
    view: new RegisterView(
      () => book,
      () => clock.now,
    ),
    events: {
      receive: (_state, _peer, _channel, { key }) => {
        told.came.push(key);
        return Promise.resolve("stored");
      },
      settled: (_state, key) => told.settled.push(key),
      rejected: (_state, key, error) => told.rejected.push(`${key}: ${error}`),
      incident: () => undefined,
    },
    limits,
    observer: undefined,
  });
  onTestFinished(() => links.close());
  const ports = new Map([["XC", 1]]);
  for (const state of ["XA", "XB"])
    ports.set(state, await links.listen(state, { host: "127.0.0.1", port: 0 }));
  const { register, keys, root } = exerciseCredentials({
    exercise: {
      scenario: "links",
      content_hash: "0".repeat(64),
      seed: 1,
      marking: "EXERCISE",
      started_at: VALIDITY.valid_from,
      rate: 1,
    },
    states: [...ports.keys()].map((id) => ({ id, name: id, languages: [], hours: "always" })),
    channels: [CHANNEL],
    endpointOf: (state) => `ws://127.0.0.1:${ports.get(state)}`,
    validity: VALIDITY,
    keysOf,
  });
  book = new RegisterBook({ root: root.verify.raw });
  book.acceptKeys(keys, clock.now);
  book.accept(register, clock.now);
  const send = (peer: string, key: string): void => {
    const frame = frameText("XA", peer, key);
    links.send("XA", { key, peer, channel: CHANNEL, request: "case/XA/1", frame });
  };
  return { links, clock, send, ...told };
}

test("what is to be sent while no register is in force waits until one is", async () => {
  const { links, clock, send, settled, rejected } = await linked();
  for (const outOfForce of [VALIDITY.valid_until, VALIDITY.valid_from - 1]) {
    clock.now = outOfForce;
    send("XB", `k${outOfForce}`);
    send("XZ", `z${outOfForce}`);
    expect([settled, rejected]).toEqual([[], []]);
  }
  clock.now = VALIDITY.valid_from;
  links.registerChanged();
  await until(() => settled.length === 2);
  expect(rejected).toEqual([]);
});

test("what is to be sent to a State that the register in force leaves out is given up", async () => {
  const { send, rejected } = await linked();
  send("XZ", "k");
  expect(rejected).toEqual(["k: unknown-peer"]);
});

test("frames that a full queue does not take go out in their order once it has room", async () => {
  const { send, came, settled } = await linked({ queue_frames: 4 });
  const keys = Array.from({ length: 30 }, (_, n) => `k${n}`);
  keys.forEach((key) => send("XB", key));
  await until(() => settled.length === keys.length);
  expect(came).toEqual(keys);
});

test("the full queue of a peer that is down holds up nothing that goes to others", async () => {
  const { send, settled } = await linked({ queue_frames: 4 });
  const down = Array.from({ length: 6 }, (_, n) => `down${n}`);
  const keys = Array.from({ length: 12 }, (_, n) => `k${n}`);
  down.forEach((key) => send("XC", key));
  keys.forEach((key) => send("XB", key));
  await until(() => settled.length === keys.length);
  expect(settled).toEqual(keys);
});
