import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { createSecureContext, type SecureContextOptions } from "node:tls";
import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import { expect, test } from "vitest";
import { HostGuard } from "../trust/index.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import { allowedBy } from "./host-refusal.ts";
import { ManualTimers } from "./manual-timers.ts";
import { orderPortalDocument } from "./order-portal-document.ts";
import type { PlaceResult } from "./order-result.ts";
import { PORTAL_EXAMPLES } from "./portal-examples.ts";
import type { ProviderBook } from "./provider-book.ts";
import { ProviderClient } from "./provider-client.ts";
import { ORDER_BYTES_MOST } from "./read-order.ts";
import { SampleBook } from "./sample-book.ts";
import { type ServedProvider, serveProvider, type ServeProviderOptions } from "./serve-provider.ts";

const ORDER = PORTAL_EXAMPLES.order;

test("the document and the health of a provider are served beside its portal", async () => {
  await using server = await serve();
  expect(await (await fetch(`${server.url}health`)).json()).toEqual({ status: "ok" });
  const document = await fetch(`${server.url}openapi.json`);
  expect(await document.json()).toEqual(JSON.parse(JSON.stringify(orderPortalDocument())));
  expect((await fetch(`${server.url}metrics`)).status).toBe(404);
});

test("an order that is too large is told so, and its connection ends", async () => {
  const book = new SampleBook();
  await using server = await serve({ book });
  const large = await post(server, " ".repeat(ORDER_BYTES_MOST + 1));
  expect([large.status, (await post(server, JSON.stringify(ORDER))).status]).toEqual([413, 202]);
  // Here the rest of the body never comes.
  const head = `POST /orders HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nidempotency-key: a\r\ncontent-length: 99999999\r\n\r\n`;
  const answer = await spoken(server, head + " ".repeat(ORDER_BYTES_MOST + 1));
  expect(answer).toMatch(/^HTTP\/1\.1 413 [^]*\r\nconnection: close\r\n/i);
  expect(book.placed).toEqual([ORDER]);
});

test("a target that names another host, and a head too large, are turned away", async () => {
  await using server = await serve();
  const end = "\r\nhost: x\r\nconnection: close\r\n\r\n";
  const line = async (text: string): Promise<string> =>
    (await spoken(server, text + end)).split("\r\n")[0] ?? "";
  expect(await line("GET /health HTTP/1.1")).toBe("HTTP/1.1 200 OK");
  expect(await line("GET http://127.0.0.1/health HTTP/1.1")).toBe("HTTP/1.1 404 Not Found");
  expect(await line("GET //127.0.0.1/health HTTP/1.1")).toBe("HTTP/1.1 404 Not Found");
  expect(await line(`GET /health HTTP/1.1\r\nx: ${"y".repeat(9_000)}`)).toContain(" 431 ");
  expect(await line("TRACE /health HTTP/1.1")).toBe("HTTP/1.1 405 Method Not Allowed");
  expect(
    await line(`POST /orders HTTP/1.1\r\nidempotency-key: a\r\nx: ${"[".repeat(99)}`),
  ).toContain(" 415 ");
  expect(await line("GARBAGE")).toContain(" 400 ");
});

test("what the book throws is told to the operator, and to the caller only as a fault", async () => {
  const faults: unknown[] = [];
  const broken: ProviderBook = {
    place: () => {
      throw new Error("of someone@mailhaven");
    },
    collect: () => "pending",
  };
  await using server = await serve({ book: broken, onFault: (error) => faults.push(error) });
  const response = await post(server, JSON.stringify(ORDER));
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain("someone");
  expect(faults).toEqual([new Error("of someone@mailhaven")]);
});

test("closing takes no more connections, and waits for a request only for a while", async () => {
  const timers = new ManualTimers(false);
  const server = await serve({ timers });
  const socket = await connected(server);
  socket.write(
    "POST /orders HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\nexpect: 100-continue\r\n\r\n",
  );
  // The interim answer shows that the request is under way.
  await once(socket, "data");
  const cut = once(socket, "close");
  const closed = server.close();
  expect(server.close()).toBe(closed);
  await expect(fetch(`${server.url}health`)).rejects.toThrow("fetch failed");
  expect(timers.waiting).toBe(1);
  timers.expire();
  await Promise.all([closed, cut]);
});

test("a request under way when the server closes gets its answer", async () => {
  const timers = new ManualTimers(false);
  const server = await serve({ timers });
  const socket = await connected(server);
  const body = JSON.stringify(ORDER);
  socket.write(
    `POST /orders HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nidempotency-key: a\r\nexpect: 100-continue\r\ncontent-length: ${body.length}\r\n\r\n`,
  );
  await once(socket, "data");
  const closed = server.close();
  socket.write(body);
  expect(await received(socket)).toMatch(/^HTTP\/1\.1 202 [^]*\r\nconnection: close\r\n/i);
  await closed;
  expect(timers.waiting).toBe(0);
});

test("a port in use is an error", async () => {
  await using server = await serve();
  await expect(serve({ port: Number(new URL(server.url).port) })).rejects.toThrow("EADDRINUSE");
});

test("over TLS, only clients with a certificate of the exercise are served", async () => {
  const ca = await certificate("CN=Exercise CA");
  const own = await certificate("CN=localhost", ca);
  const tls = { key: own.key, cert: own.cert, ca: ca.cert, requestCert: true };
  await using server = await serve({ tls });
  expect(server.url).toMatch(/^https:/);
  const guard = new HostGuard({ resolve: async () => [{ address: "127.0.0.1", family: 4 }] });
  const place = (more: SecureContextOptions): Promise<PlaceResult> =>
    new ProviderClient({
      base: server.url.replace("127.0.0.1", "localhost"),
      fetch: guardedFetch(guard, createSecureContext({ ca: ca.cert, ...more })),
      allowed: allowedBy(guard),
      timers: new ManualTimers(),
    }).place(ORDER);
  const client = await certificate("CN=XA", ca);
  const stranger = await certificate("CN=XA");
  expect(await place({ key: client.key, cert: client.cert })).toMatchObject({ kind: "accepted" });
  const refused = { kind: "failed", reason: "unreachable" };
  expect(await place({})).toMatchObject(refused);
  expect(await place({ key: stranger.key, cert: stranger.cert })).toMatchObject(refused);
  // Nor does a client speak to a server that the authority did not certify.
  expect(await place({ ca: stranger.cert, key: client.key, cert: client.cert })).toMatchObject({
    ...refused,
    detail: "SELF_SIGNED_CERT_IN_CHAIN",
  });
});

function serve(options: Partial<ServeProviderOptions> = {}): Promise<ServedProvider> {
  const onFault = (error: unknown): void => {
    throw error;
  };
  return serveProvider({ book: new SampleBook(), port: 0, host: "127.0.0.1", onFault, ...options });
}

function post(server: ServedProvider, body: string): Promise<Response> {
  return fetch(`${server.url}orders`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": "a" },
    body,
  });
}

async function connected(server: ServedProvider): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  // A server that cuts a connection off may reset it.
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
}

/** What a server says to these bytes until it ends the connection. */
async function spoken(server: ServedProvider, text: string): Promise<string> {
  const socket = await connected(server);
  socket.write(text);
  return await received(socket);
}

async function received(socket: Socket): Promise<string> {
  let answer = "";
  socket.on("data", (data) => {
    answer += String(data);
  });
  await once(socket, "close");
  return answer;
}

interface Certified {
  readonly key: string;
  readonly cert: string;
  readonly certificate: x509.X509Certificate;
  readonly privateKey: CryptoKey;
}

/** A certificate by the issuer, or else an authority's own. */
async function certificate(name: string, issuer?: Certified): Promise<Certified> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const made = await x509.X509CertificateGenerator.create({
    subject: name,
    issuer: issuer?.certificate.subject ?? name,
    notBefore: new Date("2020-01-01"),
    notAfter: new Date("2100-01-01"),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: issuer?.privateKey ?? keys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(issuer === undefined, undefined, true),
      new x509.SubjectAlternativeNameExtension([{ type: "dns", value: "localhost" }]),
    ],
  });
  const pkcs8 = await crypto.subtle.exportKey("pkcs8", keys.privateKey);
  const key = x509.PemConverter.encode(pkcs8, "PRIVATE KEY");
  return { key, cert: made.toString("pem"), certificate: made, privateKey: keys.privateKey };
}
