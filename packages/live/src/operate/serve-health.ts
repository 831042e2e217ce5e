import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { runChecks, type ReadinessChecks } from "./readiness.ts";
import type { Exposition } from "./process-metrics.ts";

export interface HealthOptions {
  /** 0: any free port. */
  readonly port: number;
  /** Loopback unless said otherwise: what is served names peers and shows how busy a State is. */
  readonly host?: string;
  readonly metrics: { expose(): Promise<Exposition> };
  readonly checks: ReadinessChecks;
  /** Milliseconds after which a check that has not answered counts as failed. */
  readonly checkLimit?: number;
  /** Milliseconds for answers under way when the server closes; then their connections are cut. */
  readonly closeLimit?: number;
  /** Hears of errors while an answer was made, those of checks included. The asker learns only that there was one. */
  readonly failed: (error: unknown) => void;
}

export interface HealthServer {
  /** The port it really listens on. */
  readonly port: number;
  /** Takes no more connections, lets answers end that are under way, then resolves. Call it once. */
  readonly close: () => Promise<void>;
}

/** Prometheus asks every few seconds from one or two places; more at once is no monitoring. */
const CONNECTIONS = 32;

/** A request has a method, a path and a few header fields. */
const HEADER_BYTES = 8 * 1024;

/** Nobody on a local network needs longer to write one line. */
const REQUEST_LIMIT = 5_000;

/** Node looks for requests past their limit this often; its own 30 s would make six limits of one. */
const REQUEST_CHECK = 1_000;

/** As long as the slowest answer: all checks run at once. */
const CLOSE_LIMIT = 3_000;

/** A store that takes longer to say whether it can be written is not ready. */
const CHECK_LIMIT = 2_000;

/**
 * Serves `/metrics` for Prometheus, `/health/live` (the event loop turns) and `/health/ready` (each
 * check, 503 if one fails) over plain HTTP.
 * @throws what `listen` reports, such as a port in use
 */
export async function serveHealth(options: HealthOptions): Promise<HealthServer> {
  const limits = {
    maxHeaderSize: HEADER_BYTES,
    requestTimeout: REQUEST_LIMIT,
    headersTimeout: REQUEST_LIMIT,
    connectionsCheckingInterval: REQUEST_CHECK,
  };
  const server = createServer(limits, (request, response) => {
    // After a refused body, or when the server closes, nothing more is read from the connection.
    const send = (reply: Reply): void =>
      write(response, reply, hasBody(request) || !server.listening);
    answer(options, request).then(send, (error: unknown) => {
      options.failed(error);
      send(plain(500, "internal error"));
    });
  });
  server.maxConnections = CONNECTIONS;
  const { closeLimit = CLOSE_LIMIT } = options;
  return { port: await listen(server, options), close: () => close(server, closeLimit) };
}

interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly allow?: string;
}

async function answer(options: HealthOptions, request: IncomingMessage): Promise<Reply> {
  if (hasBody(request)) return plain(413, "no bodies accepted");
  const page = pages(options).get(pathOf(request));
  if (page === undefined) return plain(404, "not found");
  if (request.method !== "GET" && request.method !== "HEAD") {
    return { ...plain(405, "method not allowed"), allow: "GET, HEAD" };
  }
  return page();
}

function pages(options: HealthOptions): ReadonlyMap<string, () => Promise<Reply>> {
  const { metrics, checks, checkLimit = CHECK_LIMIT, failed } = options;
  return new Map([
    [
      "/metrics",
      async () => {
        const { contentType, text } = await metrics.expose();
        return { status: 200, contentType, body: text };
      },
    ],
    ["/health/live", async () => json(200, { status: "live" })],
    [
      "/health/ready",
      async () => {
        const readiness = await runChecks(checks, { limit: checkLimit, failed });
        return json(readiness.status === "ready" ? 200 : 503, readiness);
      },
    ],
  ]);
}

function write(response: ServerResponse, reply: Reply, last: boolean): void {
  const { status, contentType, body, allow } = reply;
  response.writeHead(status, {
    "content-type": contentType,
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(allow === undefined ? {} : { allow }),
    ...(last ? { connection: "close" } : {}),
  });
  // To HEAD, Node itself sends the header only.
  response.end(body);
}

function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers["content-length"] ?? "0";
  return length !== "0" || headers["transfer-encoding"] !== undefined;
}

function pathOf({ url = "" }: IncomingMessage): string {
  return url.split("?", 1)[0] ?? "";
}

function plain(status: number, sentence: string): Reply {
  return { status, contentType: "text/plain; charset=utf-8", body: `${sentence}\n` };
}

function json(status: number, value: object): Reply {
  return { status, contentType: "application/json", body: `${JSON.stringify(value)}\n` };
}

function listen(server: Server, { port, host = "127.0.0.1" }: HealthOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function close(server: Server, limit: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => server.closeAllConnections(), limit);
    // Idle connections are closed with it; those under way end with their answer.
    server.close((error) => {
      clearTimeout(timer);
      if (error === undefined) resolve();
      else reject(error);
    });
  });
}
