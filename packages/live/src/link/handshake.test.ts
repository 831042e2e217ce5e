import { once } from "node:events";
import { connect } from "node:net";

import { expect, onTestFinished, test } from "vitest";

import { testingSigningKey } from "../testing/testing-keys.ts";
import { closeCode, offeredProtocols } from "../wire/index.ts";
import type { Frame } from "../wire/index.ts";
import { CHANNEL, enter, frameText, HELD, kindsOf, OTHER_CHANNEL, rig, until } from "./link-rig.ts";
import type { Rigged, TestRegister } from "./link-rig.ts";
import { ManualTimers } from "./manual-timers.ts";
import { helloOf, NONCE, proofOf, RawPeer } from "./raw-peer.ts";

/** XB serves; XA is in the register too, and played by the tests. */
async function serving(
  options: Partial<Parameters<typeof rig>[1]> = {},
): Promise<Rigged & { readonly register: TestRegister }> {
  const register: TestRegister = new Map();
  enter(register, "XA", 1);
  const rigged = await rig("XB", { register, ...options });
  onTestFinished(() => rigged.station.close());
  return { ...rigged, register };
}

test("a client that proves itself is welcome and its frames are taken", async () => {
  const { port, frames } = await serving();
  const peer = await new RawPeer(port).opened();
  await peer.shakeHands();
  peer.say(frameText("XA", "XB", "k"));
  expect(await peer.next()).toEqual({ kind: "receipt", key: "k" });
  expect(frames).toHaveLength(1);
});

test("a node that is not in the register hears a close code and nothing else", async () => {
  const { port, incidents } = await serving();
  const peer = await new RawPeer(port).opened();
  peer.say(helloOf("XC"));
  expect(await peer.next()).toEqual({ kind: "closed", code: closeCode("not-registered").code });
  expect(incidents).toEqual([{ kind: "not-registered", peer: null, detail: "XC" }]);
});

test("nobody may call a node in the node's own name", async () => {
  const { port } = await serving();
  const peer = await new RawPeer(port).opened();
  peer.say(helloOf("XB"));
  expect(await peer.next()).toEqual({ kind: "closed", code: closeCode("not-registered").code });
});

test.each([
  ["the key of another State", { signer: "XC" }],
  ["a proof for another node", { peer: "XC" }],
  ["a proof for another channel", { channel: OTHER_CHANNEL }],
  ["a proof over another nonce", { nonce: NONCE }],
  ["a proof for another version", { version: "0.9.0" }],
  ["a proof in the server's role", { role: "server" as const }],
])("%s opens nothing", async (_name, change) => {
  const { port, incidents } = await serving();
  const peer = await new RawPeer(port).opened();
  const { challenge } = await peer.greet();
  peer.say({ kind: "proof", signature: proofOf("XA", challenge, change) });
  expect(await peer.next()).toEqual({ kind: "closed", code: closeCode("proof-failed").code });
  expect(incidents).toMatchObject([{ kind: "proof-failed", peer: "XA" }]);
});

test("a recorded proof opens no second connection, even after the same hello", async () => {
  const { port } = await serving();
  const first = await new RawPeer(port).opened();
  const { challenge } = await first.greet();
  const recorded: Frame = { kind: "proof", signature: proofOf("XA", challenge) };
  first.say(recorded);
  expect(await first.next()).toEqual({ kind: "welcome" });
  const second = await new RawPeer(port).opened();
  await second.greet();
  second.say(recorded);
  expect(await second.next()).toEqual({ kind: "closed", code: closeCode("proof-failed").code });
});

test("the server's own challenge cannot be sent back as a proof", async () => {
  const { port } = await serving();
  const mirror = await new RawPeer(port).opened();
  const { challenge } = await mirror.greet();
  const other = await new RawPeer(port).opened();
  const { challenge: reflected } = await other.greet("XA", challenge.nonce);
  mirror.say({ kind: "proof", signature: reflected.signature });
  expect(await mirror.next()).toEqual({ kind: "closed", code: closeCode("proof-failed").code });
});

test.each([
  ["a delivery", frameText("XA", "XB", "k")],
  ["a proof", JSON.stringify({ kind: "proof", signature: "A".repeat(86) })],
  ["a welcome", JSON.stringify({ kind: "welcome" })],
  ["no JSON", "hello?"],
])("%s before the handshake closes the connection", async (_name, text) => {
  const { port, frames, incidents } = await serving();
  const peer = await new RawPeer(port).opened();
  peer.say(text);
  expect(await peer.next()).toEqual({ kind: "closed", code: closeCode("protocol-violation").code });
  expect(frames).toEqual([]);
  expect(incidents).toMatchObject([{ kind: "protocol-violation", peer: null }]);
});

test("a delivery instead of the proof closes the connection", async () => {
  const { port, frames } = await serving();
  const peer = await new RawPeer(port).opened();
  await peer.greet();
  peer.say(frameText("XA", "XB", "k"));
  expect(await peer.next()).toEqual({ kind: "closed", code: closeCode("protocol-violation").code });
  expect(frames).toEqual([]);
});

test("a stranger may say no more than a page before the handshake", async () => {
  const { port } = await serving();
  const peer = await new RawPeer(port).opened();
  peer.say("x".repeat(5_000));
  expect(await peer.next()).toEqual({ kind: "closed", code: closeCode("oversize").code });
});

test("a version that nobody speaks here is refused", async () => {
  const { port } = await serving();
  const peer = await new RawPeer(port).opened();
  peer.say({ ...helloOf("XA"), versions: ["9.0.0"] });
  expect(await peer.next()).toEqual({ kind: "closed", code: closeCode("unknown-version").code });
});

test.each([
  ["another sub-protocol", { protocols: ["contactpoint.v9"] }, 400],
  ["no sub-protocol", { protocols: [] }, 400],
  ["an unknown channel", { channel: "/channels/telex" }, 404],
  ["a query behind the channel", { channel: `${CHANNEL}?x=1` }, 404],
])("%s is refused before a WebSocket opens", async (_name, options, status) => {
  const { port, incidents } = await serving();
  const peer = new RawPeer(port, options);
  const [request, response] = await once(peer.socket, "unexpected-response");
  expect(response.statusCode).toBe(status);
  expect(incidents).toMatchObject([{ kind: "upgrade-refused", peer: null }]);
  request.destroy();
});

test("a plain HTTP request is told to upgrade", async () => {
  const { port, incidents } = await serving();
  const response = await fetch(`http://127.0.0.1:${port}/`);
  expect(response.status).toBe(426);
  expect(incidents).toMatchObject([{ kind: "upgrade-refused" }]);
});

test("who does not finish the handshake in time is closed", async () => {
  const timers = new ManualTimers();
  const { port, station, incidents } = await serving({ timers });
  const silent = await new RawPeer(port).opened();
  const halfway = await new RawPeer(port).opened();
  await halfway.greet();
  await until(() => station.status.unproved === 2);
  timers.advance(10_000);
  const { code } = closeCode("handshake-timeout");
  expect((await silent.closed).code).toBe(code);
  expect((await halfway.closed).code).toBe(code);
  expect(incidents.map(({ kind, peer }) => [kind, peer])).toEqual([
    ["handshake-timeout", null],
    ["handshake-timeout", "XA"],
  ]);
});

test("sockets in the handshake are limited, and the limit frees itself", async () => {
  const { port, station } = await serving({ limits: { unproved_connections: 2 } });
  const first = await new RawPeer(port).opened();
  const second = await new RawPeer(port).opened();
  const third = await new RawPeer(port).opened();
  expect((await third.closed).code).toBe(closeCode("too-many-connections").code);
  first.socket.terminate();
  second.socket.terminate();
  await until(() => station.status.unproved === 0);
  await (await new RawPeer(port).opened()).shakeHands();
});

test("a refused socket that does not answer the close takes nobody's place", async () => {
  const timers = new ManualTimers();
  const { port, station, incidents } = await serving({
    limits: { unproved_connections: 1 },
    timers,
  });
  const first = await new RawPeer(port).opened();
  const mute = connect({ host: "127.0.0.1", port });
  onTestFinished(() => void mute.destroy());
  mute.write(openingOf(port));
  await until(() => station.status.unproved === 2);
  expect(kindsOf({ incidents })).toEqual(["too-many-connections"]);
  await first.shakeHands();
  const third = await new RawPeer(port, { channel: OTHER_CHANNEL }).opened();
  await third.greet();
  timers.advance(2_000);
  await until(() => station.status.unproved === 1);
});

test("proved connections are limited as well", async () => {
  const { port, register } = await serving({ limits: { incoming_connections: 1 } });
  enter(register, "XC", 1);
  const first = await new RawPeer(port).opened();
  await first.shakeHands("XA");
  const second = await new RawPeer(port).opened();
  const { challenge } = await second.greet("XC");
  second.say({ kind: "proof", signature: proofOf("XC", challenge) });
  expect(await second.next()).toEqual({
    kind: "closed",
    code: closeCode("too-many-connections").code,
  });
  first.say(frameText("XA", "XB", "k"));
  expect(await first.next()).toEqual({ kind: "receipt", key: "k" });
});

test("a newer connection of the same peer to the same channel replaces the older", async () => {
  const { port, station } = await serving();
  const first = await (await new RawPeer(port).opened()).shakeHands();
  const other = await new RawPeer(port, { channel: OTHER_CHANNEL }).opened();
  const { challenge } = await other.greet();
  other.say({ kind: "proof", signature: proofOf("XA", challenge, { channel: OTHER_CHANNEL }) });
  expect(await other.next()).toEqual({ kind: "welcome" });
  await (await new RawPeer(port).opened()).shakeHands();
  expect((await first.closed).code).toBe(closeCode("replaced").code);
  await until(() => station.status.unproved === 0);
  expect(station.status.incoming).toBe(2);
});

test("a peer that is revoked is cut off, and a changed key closes the connection", async () => {
  const { port, station, register } = await serving();
  const peer = await (await new RawPeer(port).opened()).shakeHands();
  register.delete("XA");
  station.registerChanged();
  expect((await peer.closed).code).toBe(closeCode("not-registered").code);
  enter(register, "XA", 1);
  const again = await (await new RawPeer(port).opened()).shakeHands();
  const entry = register.get("XA");
  expect(entry).toBeDefined();
  if (entry !== undefined) {
    register.set("XA", { ...entry, signKey: testingSigningKey("XC").verify });
  }
  station.registerChanged();
  expect((await again.closed).code).toBe(closeCode("register-renewed").code);
});

test("a peer that is revoked between its hello and its proof is refused", async () => {
  const { port, register } = await serving();
  const peer = await new RawPeer(port).opened();
  const { challenge } = await peer.greet();
  register.delete("XA");
  peer.say({ kind: "proof", signature: proofOf("XA", challenge) });
  expect(await peer.next()).toEqual({ kind: "closed", code: closeCode("not-registered").code });
});

test("a peer with another register is reported, one with a contradicting register refused", async () => {
  const { port, incidents } = await serving();
  const newer = await new RawPeer(port).opened();
  newer.say({ ...helloOf("XA"), register: { ...HELD, version: 8 } });
  const challenge = await newer.next();
  expect(incidents).toEqual([]);
  newer.say({
    kind: "proof",
    signature: challenge.kind === "challenge" ? proofOf("XA", challenge) : "",
  });
  expect(await newer.next()).toEqual({ kind: "welcome" });
  expect(incidents).toMatchObject([{ kind: "register-differs", peer: "XA" }]);
  const twin = await new RawPeer(port).opened();
  twin.say({ ...helloOf("XA"), register: { ...HELD, digest: "cd".repeat(32) } });
  const second = await twin.next();
  twin.say({ kind: "proof", signature: second.kind === "challenge" ? proofOf("XA", second) : "" });
  expect(await twin.next()).toEqual({ kind: "closed", code: closeCode("register-conflict").code });
  expect(incidents.map(({ kind }) => kind)).toEqual(["register-differs", "register-conflict"]);
});

/** What a client writes to open the channel, for one that then reads nothing. */
function openingOf(port: number): string {
  const lines = [
    `GET ${CHANNEL} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
    `Sec-WebSocket-Protocol: ${offeredProtocols().join(",")}`,
  ];
  return `${lines.join("\r\n")}\r\n\r\n`;
}
