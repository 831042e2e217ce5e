import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { OwnNode } from "./own-node.ts";
import { FAREWELL_MS, FRAME_BYTES_MOST } from "./text-link.ts";
import { greetNode } from "./text-node.ts";
import { webSocketLink } from "./web-socket-link.ts";

const HELLO = JSON.stringify(new OwnNode().hello);
const PATIENCE = 5_000;

afterEach(() => void vi.useRealTimers());

async function serving(meet: (socket: WebSocket) => void): Promise<WebSocketServer> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  server.on("connection", meet);
  await once(server, "listening");
  return server;
}

function urlOf(server: { address(): unknown }): string {
  const { port } = server.address() as AddressInfo;
  return `ws://127.0.0.1:${port}`;
}

test("A node can be a WebSocket server of the sub-protocol", async () => {
  const own = new OwnNode();
  const server = await serving((socket) => {
    expect(socket.protocol).toBe("contactpoint.lockstep.v1");
    socket.send(HELLO);
    socket.on("message", (data: Buffer) => {
      void own.exchange(JSON.parse(data.toString())).then(({ text }) => socket.send(text));
    });
  });
  const node = await greetNode(await webSocketLink(urlOf(server), PATIENCE), PATIENCE);
  expect(await node.exchange({ kind: "echo", text: "a" })).toMatchObject({ echoed: "a" });
  await node.close();
  await node.close();
  server.close();
});

test("A port that nobody serves, or where nobody picks up, is given up", async () => {
  await expect(webSocketLink("ws://127.0.0.1:1", PATIENCE)).rejects.toThrow("cannot be reached");
  const silent = createServer().listen(0, "127.0.0.1");
  await once(silent, "listening");
  await expect(webSocketLink(urlOf(silent), 1)).rejects.toThrow("cannot be reached");
  silent.close();
});

test("A message above the limit of a frame is told from a node that ended", async () => {
  const server = await serving((socket) => socket.send("x".repeat(FRAME_BYTES_MOST + 1)));
  const link = await webSocketLink(urlOf(server), PATIENCE);
  await expect(link.hear()).rejects.toThrow(`more than ${FRAME_BYTES_MOST} bytes`);
  await link.close();
  server.close();
});

test("A node that does not answer a farewell is left after two seconds", async () => {
  const server = await serving((socket) => {
    socket.send(HELLO);
    socket.pause();
  });
  const node = await greetNode(await webSocketLink(urlOf(server), PATIENCE), PATIENCE);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const closed = node.close();
  await vi.advanceTimersByTimeAsync(FAREWELL_MS);
  await expect(closed).resolves.toBeUndefined();
  for (const client of server.clients) client.terminate();
  server.close();
});
