import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";

import { testingSigningKey } from "../testing/testing-keys.ts";
import { offeredProtocols, signHandshake } from "../wire/index.ts";
import type { Frame, HandshakeStatement, Hello } from "../wire/index.ts";
import { CHANNEL, HELD } from "./link-rig.ts";
import { NONCE, textOf } from "./raw-peer.ts";

/** A server that answers as a test likes: what an attacker or a faulty implementation may do. */
export interface RawServer {
  readonly port: number;
  /** Code of the first connection's close. */
  readonly closed: Promise<number>;
  /** Everything said after the first hello, in order. */
  readonly heard: Frame[];
  readonly close: () => void;
}

/** @param onHello says whatever the server is to say to the hello */
export async function rawServer(
  onHello: (socket: WebSocket, hello: Hello) => void,
  options: { readonly autoPong?: boolean } = {},
): Promise<RawServer> {
  const http = createServer();
  const [protocol = ""] = offeredProtocols();
  const server = new WebSocketServer({ server: http, handleProtocols: () => protocol, ...options });
  const heard: Frame[] = [];
  const closed = Promise.withResolvers<number>();
  server.on("connection", (socket) => {
    socket.on("close", closed.resolve);
    socket.once("message", (data) => {
      socket.on("message", (later) => heard.push(JSON.parse(textOf(later)) as Frame));
      onHello(socket, JSON.parse(textOf(data)) as Hello);
    });
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const close = (): void => {
    http.close();
    http.closeAllConnections();
    server.clients.forEach((socket) => socket.terminate());
  };
  return { port: (http.address() as AddressInfo).port, closed: closed.promise, heard, close };
}

/** The challenge of XB, honest unless something is changed. */
export function challengeOf(
  hello: Hello,
  change: Partial<HandshakeStatement> & { readonly signer?: string } = {},
): string {
  const { signer = "XB", ...changed } = change;
  const statement: HandshakeStatement = {
    role: "server",
    node: "XB",
    peer: hello.node,
    nonce: hello.nonce,
    channel: CHANNEL,
    version: hello.versions[0] ?? "",
    ...changed,
  };
  const { node, version } = statement;
  const challenge: Frame = {
    kind: "challenge",
    node,
    version,
    nonce: NONCE,
    register: { ...HELD },
    signature: signHandshake(statement, testingSigningKey(signer)),
  };
  return JSON.stringify(challenge);
}

/** Shakes hands as XB and then does what the test says. */
export function welcoming(
  then: (socket: WebSocket) => void,
): (socket: WebSocket, hello: Hello) => void {
  return (socket, hello) => {
    socket.send(challengeOf(hello));
    socket.once("message", () => {
      socket.send(JSON.stringify({ kind: "welcome" }));
      then(socket);
    });
  };
}
