import { once } from "node:events";
import { WebSocket, WebSocketServer } from "ws";

import { generateSigningKey } from "../src/wire/index.ts";
import { LINK_LIMITS, Station } from "../src/link/index.ts";
import type { LinkPeer } from "../src/link/index.ts";
import { sampleDirect } from "../src/testing/sample-frames.ts";

/**
 * Frames a second through a link, against what bare `ws` carries to and fro, in turns in one run
 * because cores of shared machines come and go. One process, one connection, one window in flight;
 * an echo answers each frame of the same size with a receipt's worth of bytes. The echoes write
 * each frame by a call of the system, the link gathers those of a turn.
 */

const FRAMES = 20_000;
const ROUNDS = 5;
const WINDOW = LINK_LIMITS.window_frames;
const CHANNEL = "/channels/network";
const SAMPLE = sampleDirect();
const RECEIPT = JSON.stringify({ kind: "receipt", key: keyOf(0) });

const bare: number[] = [];
const parsed: number[] = [];
const linked: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  bare.push(await bareEcho(() => RECEIPT));
  parsed.push(await bareEcho((text) => JSON.stringify({ kind: "receipt", key: keyIn(text) })));
  linked.push(await throughLink());
}
const lines = [
  `frames of ${textOf(0).length} bytes, window ${WINDOW}, ${ROUNDS} rounds of ${FRAMES}`,
  `bare ws echo                 ${show(bare)}`,
  `ws echo with JSON both ways  ${show(parsed)}`,
  `link, receipts and schemas   ${show(linked)}`,
  `link to bare echo            ${ratio(linked, bare)}`,
  `link to JSON echo            ${ratio(linked, parsed)}`,
];
process.stdout.write(`${lines.join("\n")}\n`);

/** @returns frames a second */
async function bareEcho(answer: (text: string) => string): Promise<number> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  server.on("connection", (socket) => {
    socket.on("message", (data: Buffer) => socket.send(answer(data.toString("utf8"))));
  });
  const address = server.address();
  const port = address === null || typeof address === "string" ? 0 : address.port;
  const client = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false });
  await once(client, "open");
  const done = Promise.withResolvers<void>();
  let sent = 0;
  let answered = 0;
  const pump = (): void => {
    while (sent < FRAMES && sent - answered < WINDOW) {
      client.send(textOf(sent));
      sent += 1;
    }
  };
  client.on("message", (data: Buffer) => {
    data.toString("utf8");
    answered += 1;
    if (answered === FRAMES) {
      done.resolve();
    }
    pump();
  });
  const begun = performance.now();
  pump();
  await done.promise;
  const rate = rateSince(begun);
  client.terminate();
  server.close();
  return rate;
}

/** @returns frames a second */
async function throughLink(): Promise<number> {
  const register = new Map<string, LinkPeer>();
  const done = Promise.withResolvers<void>();
  let sent = 0;
  let answered = 0;
  const keys = { XA: generateSigningKey(), XB: generateSigningKey() };
  const stationOf = (state: "XA" | "XB"): Station =>
    new Station({
      state,
      signKey: keys[state],
      channels: [CHANNEL],
      peer: (name) => register.get(name),
      register: () => ({ version: 1, digest: "0".repeat(64) }),
      onIncident: ({ kind, detail }) => process.stderr.write(`${kind} ${detail}\n`),
      onFrame: () => Promise.resolve("stored"),
      onReject: (key) => process.stderr.write(`rejected ${key}\n`),
      onRoom: () => undefined,
      onReceipt: () => {
        answered += 1;
        if (answered === FRAMES) {
          done.resolve();
        }
        pump();
      },
      limits: { frames_per_second: 1e9, burst_frames: 1e9 },
    });
  const a = stationOf("XA");
  const b = stationOf("XB");
  const port = await b.listen({ host: "127.0.0.1", port: 0 });
  const endpoint = `ws://127.0.0.1:${port}`;
  for (const state of ["XA", "XB"] as const) {
    register.set(state, { endpoint, signKey: keys[state].verify, channels: [CHANNEL] });
  }
  const pump = (): void => {
    while (sent < FRAMES && sent - answered < WINDOW) {
      a.send("XB", CHANNEL, keyOf(sent), textOf(sent));
      sent += 1;
    }
  };
  const begun = performance.now();
  pump();
  await done.promise;
  const rate = rateSince(begun);
  await Promise.all([a.close(), b.close()]);
  return rate;
}

function keyOf(n: number): string {
  return `ping/XA/1#0/1/${n}`;
}

function textOf(n: number): string {
  return JSON.stringify({ ...SAMPLE, key: keyOf(n) });
}

function keyIn(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return typeof value === "object" && value !== null && "key" in value ? value.key : undefined;
}

function rateSince(begun: number): number {
  return FRAMES / ((performance.now() - begun) / 1_000);
}

function show(rates: readonly number[]): string {
  const sorted = rates.toSorted((a, b) => a - b).map((rate) => Math.round(rate));
  return `${sorted[Math.floor(sorted.length / 2)]} frames/s (${sorted[0]} to ${sorted.at(-1)})`;
}

function ratio(rates: readonly number[], base: readonly number[]): string {
  const ratios = rates.map((rate, round) => rate / (base[round] ?? Number.NaN));
  const sorted = ratios.toSorted((a, b) => a - b);
  return (sorted[Math.floor(sorted.length / 2)] ?? Number.NaN).toFixed(2);
}
