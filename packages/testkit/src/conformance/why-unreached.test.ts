import { createServer as createWebServer } from "node:http";
import { type AddressInfo, createServer, type Server } from "node:net";
import { expect, test } from "vitest";
import { WebSocketServer } from "ws";
import { webSocketLink } from "./web-socket-link.ts";

/** What is said of a server on a port of its own, which is closed again. */
async function saidOf(server: Server, scheme: "ws" | "wss"): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const said = await saidOfPort(port, scheme);
  await new Promise((resolve) => server.close(resolve));
  return said;
}

async function saidOfPort(port: number, scheme: "ws" | "wss" = "ws"): Promise<string> {
  const url = `${scheme}://127.0.0.1:${port}`;
  const fault = await webSocketLink(url, 5_000).catch((error: unknown) => error);
  if (!(fault instanceof Error)) throw new Error("it was reached");
  return fault.message.replace(`${url} cannot be reached: `, "");
}

/** Says one thing to whoever comes, and ends. */
function saying(text: string): Server {
  return createServer(
    (socket) =>
      void socket
        .on("error", () => undefined)
        .resume()
        .end(text),
  );
}

function webServer() {
  return createWebServer((_, response) => void response.writeHead(404).end());
}

test("Why a node cannot be reached is said in words", async () => {
  const choosesNone = webServer();
  const nodes = new WebSocketServer({ server: choosesNone, handleProtocols: () => false });
  expect({
    "a web server": await saidOf(webServer(), "ws"),
    "another service": await saidOf(saying("SSH-2.0-x\r\n"), "ws"),
    "one without TLS": await saidOf(saying("SSH-2.0-x\r\n"), "wss"),
    "one that ends": await saidOf(saying(""), "ws"),
    "another sub-protocol": await saidOf(choosesNone, "ws"),
    "no service": await saidOfPort(1),
  }).toEqual({
    "a web server": "a web server answers there with 404, not with a WebSocket",
    "another service": "what answers there is no web server",
    "one without TLS": "what answers there speaks no TLS; without it, the URL begins with ws://",
    "one that ends": "it ended the connection before there was a WebSocket",
    "another sub-protocol": "it does not choose the sub-protocol of lock-step",
    "no service": "nothing listens there",
  });
  nodes.close();
});
