import { expect, onTestFinished, test } from "vitest";

import { closeCode } from "../wire/index.ts";
import { enter, frameText, kindsOf, rig, until } from "./link-rig.ts";
import type { Rigged, TestRegister } from "./link-rig.ts";
import { ManualTimers } from "./manual-timers.ts";
import { RawPeer } from "./raw-peer.ts";

/** XB serves, and XA, played by the test, has shaken hands. */
async function connected(
  options: Partial<Parameters<typeof rig>[1]> = {},
  client: ConstructorParameters<typeof RawPeer>[1] = {},
): Promise<Rigged & { readonly peer: RawPeer }> {
  const register: TestRegister = new Map();
  enter(register, "XA", 1);
  const rigged = await rig("XB", { register, ...options });
  const peer = await (await new RawPeer(rigged.port, client).opened()).shakeHands();
  onTestFinished(() => {
    peer.socket.terminate();
    return rigged.station.close();
  });
  return { ...rigged, peer };
}

test("a hop in another State's name is rejected, and the connection stays", async () => {
  const { peer, frames, incidents } = await connected();
  peer.say(frameText("XC", "XB", "k"));
  expect(await peer.next()).toMatchObject({
    kind: "reject",
    key: "k",
    error: { name: "hop-forged" },
  });
  peer.say(frameText("XA", "XB", "l"));
  expect(await peer.next()).toEqual({ kind: "receipt", key: "l" });
  expect(frames.map(({ key }) => key)).toEqual(["l"]);
  expect(incidents).toMatchObject([{ kind: "frame-rejected", peer: "XA" }]);
});

test("a hop for another node is rejected", async () => {
  const { peer, frames } = await connected();
  peer.say(frameText("XA", "XC", "k"));
  expect(await peer.next()).toMatchObject({ key: "k", error: { name: "not-addressed-here" } });
  expect(frames).toEqual([]);
});

test("the same frame twice in a row is worked on once and answered twice", async () => {
  const gate = Promise.withResolvers<"stored">();
  const { peer, frames, station } = await connected({ onFrame: () => gate.promise });
  peer.say(frameText("XA", "XB", "k"));
  peer.say(frameText("XA", "XB", "k"));
  peer.say(frameText("XA", "XB", "l"));
  await until(() => station.status.in_hand === 2);
  gate.resolve("stored");
  const answers = [await peer.next(), await peer.next(), await peer.next()];
  expect(answers).toMatchObject([{ key: "k" }, { key: "k" }, { key: "l" }]);
  expect(frames.map(({ key }) => key)).toEqual(["k", "l"]);
});

test("two frames of one key that say different things are worked on each for itself", async () => {
  const { peer } = await connected({
    onFrame: (_peer, _channel, { rings_next }) =>
      Promise.resolve(
        rings_next === true ? { name: "request-id-reused", detail: "other content" } : "stored",
      ),
  });
  const text = frameText("XA", "XB", "k");
  peer.say(text);
  peer.say(JSON.stringify({ ...JSON.parse(text), rings_next: true }));
  const answers = [await peer.next(), await peer.next()];
  expect(answers).toMatchObject([{ kind: "receipt" }, { error: { name: "request-id-reused" } }]);
});

test("two frames that cannot be read get a reason, the third ends the connection", async () => {
  const { peer, frames, incidents } = await connected();
  peer.say("{");
  expect(await peer.next()).toMatchObject({
    kind: "reject",
    key: null,
    error: { name: "not-json" },
  });
  peer.say(JSON.stringify({ kind: "deliver", key: "k" }));
  expect(await peer.next()).toMatchObject({
    kind: "reject",
    key: "k",
    error: { name: "malformed" },
  });
  peer.say('{"kind":"deliver","__proto__":{}}');
  expect(await peer.next()).toMatchObject({ error: { name: "forbidden-key" } });
  expect(await peer.next()).toEqual({ kind: "closed", code: closeCode("malformed").code });
  expect(frames).toEqual([]);
  expect(incidents.map(({ kind }) => kind)).toEqual([
    "frame-rejected",
    "frame-rejected",
    "frame-rejected",
    "malformed",
  ]);
});

test("a frame that is a little too long is refused with a code of the protocol", async () => {
  const { peer } = await connected();
  peer.say("x".repeat(70_000));
  expect(await peer.next()).toEqual({ kind: "closed", code: closeCode("oversize").code });
});

test("a frame that is far too long is refused before it is read", async () => {
  const { peer, incidents } = await connected();
  peer.say("x".repeat(10_000_000));
  // The socket may break under the rest of the frame before the close is read.
  expect([1006, 1009]).toContain((await peer.closed).code);
  await until(() => incidents.length > 0);
  expect(incidents).toMatchObject([{ kind: "oversize", peer: "XA" }]);
});

test("a frame cut into hundreds of pieces is refused", async () => {
  const { peer, incidents } = await connected();
  for (let piece = 0; piece < 200; piece++) {
    peer.socket.send("x", { fin: false });
  }
  await peer.closed;
  await until(() => incidents.length > 0);
  expect(incidents).toMatchObject([{ kind: "protocol-violation" }]);
});

test("a binary frame closes the connection", async () => {
  const { peer, incidents } = await connected();
  peer.socket.send(Buffer.from(frameText("XA", "XB", "k")), { binary: true });
  expect(await peer.next()).toEqual({ kind: "closed", code: closeCode("not-text").code });
  expect(incidents).toMatchObject([{ kind: "not-text", peer: "XA" }]);
});

test.each([
  ["a receipt", { kind: "receipt", key: "k" }],
  ["a welcome", { kind: "welcome" }],
] as const)("%s to the serving side closes the connection", async (_name, frame) => {
  const { peer } = await connected();
  peer.say(frame);
  expect(await peer.next()).toEqual({ kind: "closed", code: closeCode("protocol-violation").code });
});

test("a peer that sends more than a window without waiting for receipts is flooding", async () => {
  const gate = Promise.withResolvers<"stored">();
  const { peer, frames, incidents } = await connected({
    limits: { window_frames: 8 },
    onFrame: () => gate.promise,
  });
  for (let n = 0; n < 50; n++) {
    peer.say(frameText("XA", "XB", `${n}`));
  }
  expect((await peer.closed).code).toBe(closeCode("flood").code);
  expect(frames).toHaveLength(8);
  expect(incidents).toMatchObject([{ kind: "flood", peer: "XA" }]);
  gate.resolve("stored");
});

test("a peer above its rate is read no faster than its rate, and loses nothing", async () => {
  const timers = new ManualTimers();
  const limits = { frames_per_second: 10, burst_frames: 5, window_frames: 1_000 };
  const { peer, frames, incidents } = await connected({ limits, timers });
  // The reader takes 64 KiB at a time, so what it took cannot be held back: this is more.
  const total = 400;
  for (let n = 0; n < total; n++) {
    peer.say(frameText("XA", "XB", `${n}`));
  }
  await until(() => incidents.length > 0);
  for (let receipts = 0; receipts < frames.length; receipts++) {
    await peer.next();
  }
  expect(frames.length).toBeLessThan(total);
  await until(
    () => frames.length === total,
    () => timers.advance(1_000),
  );
  expect(timers.now()).toBeGreaterThanOrEqual(((total - 200) * 1_000) / 10);
  expect(kindsOf({ incidents })).toEqual(["slowed-down"]);
});

test("a serving node cuts off a peer that does not answer pings", async () => {
  const timers = new ManualTimers();
  const { station, peer, incidents } = await connected({ timers }, { autoPong: false });
  let pings = 0;
  peer.socket.on("ping", () => (pings += 1));
  for (const beat of [1, 2]) {
    timers.advance(15_000);
    await until(() => pings === beat);
  }
  expect(station.status.incoming).toBe(1);
  timers.advance(15_000);
  await until(() => station.status.incoming === 0);
  expect(incidents).toEqual([
    { kind: "heartbeat-missed", peer: "XA", detail: "no answer to pings" },
  ]);
});

test("a peer that answers pings stays connected however long it says nothing", async () => {
  const timers = new ManualTimers();
  const { station, peer } = await connected({ timers });
  let pings = 0;
  peer.socket.on("ping", () => (pings += 1));
  for (let beat = 1; beat <= 8; beat++) {
    timers.advance(15_000);
    await until(() => pings === beat);
    // The pong is sent in the turn of the ping; a frame behind it shows that it has arrived.
    peer.say(frameText("XA", "XB", `${beat}`));
    expect(await peer.next()).toEqual({ kind: "receipt", key: `${beat}` });
  }
  expect(station.status.incoming).toBe(1);
});

test("frames are a sign of life too", async () => {
  const timers = new ManualTimers();
  const { station, peer } = await connected({ timers }, { autoPong: false });
  for (let beat = 1; beat <= 8; beat++) {
    timers.advance(15_000);
    peer.say(frameText("XA", "XB", `${beat}`));
    expect(await peer.next()).toEqual({ kind: "receipt", key: `${beat}` });
  }
  expect(station.status.incoming).toBe(1);
});

test("a peer that does not read its receipts is closed as a slow reader", async () => {
  const timers = new ManualTimers();
  const { peer, station, incidents } = await connected({
    timers,
    limits: { buffered_bytes: 1_000, frames_per_second: 1e9, burst_frames: 1e9 },
  });
  peer.socket.pause();
  let sent = 0;
  await until(
    () => incidents.length > 0,
    () => {
      // Receipts fill the buffers of both kernels first; each round sends some and lets time pass.
      for (let n = 0; n < 200 && peer.socket.bufferedAmount < 1_000_000; n++) {
        peer.say(frameText("XA", "XB", `${sent}/${"k".repeat(200)}`));
        sent += 1;
      }
      timers.advance(100);
    },
  );
  expect(incidents).toMatchObject([{ kind: "slow-reader", peer: "XA" }]);
  timers.advance(2_000);
  await until(() => station.status.unproved === 0);
});
