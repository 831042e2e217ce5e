import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

import { expect, test } from "vitest";

import { guardedRequest } from "./guarded-request.ts";
import { HostGuard } from "./host-guard.ts";

const LIMITS = { timeout: 60_000, maxBytes: 1000 };

test("an answer is given whole, and what was sent arrives", async () => {
  await using server = await listening((request, response) => {
    request.setEncoding("utf8").on("data", (text: string) => {
      response.writeHead(201, { etag: '"7"' }).end(`${request.method} ${text}`);
    });
  });
  const answer = await guardedRequest(new HostGuard(), {
    url: server.url,
    method: "POST",
    body: "order",
    ...LIMITS,
  });
  expect(answer).toMatchObject({ status: 201, headers: { etag: '"7"' }, body: "POST order" });
});

test("a redirect is not followed", async () => {
  let visits = 0;
  await using server = await listening((_, response) => {
    visits += 1;
    response.writeHead(302, { location: "/elsewhere" }).end();
  });
  await expect(guardedRequest(new HostGuard(), { url: server.url, ...LIMITS })).rejects.toThrow(
    /redirects/,
  );
  expect(visits).toBe(1);
});

test("an answer is cut at the most bytes", async () => {
  await using server = await listening((_, response) => {
    // No end: the client has to leave by itself.
    response.write("x".repeat(1001));
  });
  await expect(guardedRequest(new HostGuard(), { url: server.url, ...LIMITS })).rejects.toThrow(
    /more than 1000 bytes/,
  );
});

test("a server that never answers is given up", async () => {
  await using server = await listening(() => undefined);
  await expect(
    guardedRequest(new HostGuard(), { url: server.url, ...LIMITS, timeout: 1 }),
  ).rejects.toThrow(/gave no answer/);
});

test("a name that resolves beyond this machine is refused before anything is sent", async () => {
  const resolve = async () => [{ address: "192.0.2.1", family: 4 }];
  await expect(
    guardedRequest(new HostGuard({ resolve }), { url: "http://portal.example/", ...LIMITS }),
  ).rejects.toMatchObject({ name: "HostRefused" });
});

async function listening(
  listener: RequestListener,
): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
