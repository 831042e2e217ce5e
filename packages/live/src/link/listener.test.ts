import { once } from "node:events";
import { connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";

import { rig } from "./link-rig.ts";
import { RawPeer } from "./raw-peer.ts";

test("openings that are declined leave no socket behind, though their clients close nothing", async () => {
  const limits = { incoming_connections: 1, unproved_connections: 1 };
  const { port, station, incidents } = await rig("XB", { register: new Map(), limits });
  onTestFinished(() => station.close());
  // As many as there may be sockets at all: the two, and the room to tell others why not.
  for (let n = 0; n < 34; n++) {
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    onTestFinished(() => void socket.destroy());
    socket.resume().write(OPENING);
    await once(socket, "end");
  }
  const peer = new RawPeer(port);
  await Promise.race([peer.opened(), once(peer.socket, "close")]);
  expect(peer.socket.readyState).toBe(peer.socket.OPEN);
  expect(new Set(incidents.map(({ kind }) => kind))).toEqual(new Set(["upgrade-refused"]));
});

const OPENING = [
  "GET /channels/none HTTP/1.1",
  "Host: node",
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
  "Sec-WebSocket-Version: 13",
  "\r\n",
].join("\r\n");
