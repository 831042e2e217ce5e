import { once } from "node:events";
import * as http from "node:http";
import * as https from "node:https";
import type { AddressInfo } from "node:net";
import { nodeRequest } from "./node-request.ts";
import { orderPortalDocument } from "./order-portal-document.ts";
import { portalHandler, type PortalOptions } from "./portal-handler.ts";
import { portalProblem } from "./portal-problem.ts";
import { jsonResponse, problemResponse } from "./portal-response.ts";
import type { ProviderBook } from "./provider-book.ts";
import { REAL_TIMERS, type Timers } from "./timers.ts";

const LIMITS = {
  /** A contact point opens one or two; this serves all States with room to spare. */
  connections: 1_024,
  /** Names and values together: the key takes up to 2.5 KiB, a credential hardly more. */
  headerBytes: 8 * 1_024,
  /** For a handshake of TLS, and to send the head of a request. */
  headersMs: 5_000,
  /** To send a whole request of at most 16 KiB. */
  requestMs: 10_000,
  /** An idle connection is kept so long; an order and its answer lie much further apart. */
  idleMs: 5_000,
  /** How often the two are looked after. */
  checkMs: 1_000,
  /** Requests under way may end within this time when the server closes. */
  graceMs: 5_000,
} as const;

export interface ServeProviderOptions extends PortalOptions {
  readonly book: ProviderBook;
  /** 0: any that is free. */
  readonly port: number;
  readonly host: string;
  /** Left out: plain HTTP. With `ca` and `requestCert`, clients must show a certificate. */
  readonly tls?: Pick<
    https.ServerOptions,
    "key" | "cert" | "ca" | "crl" | "minVersion" | "requestCert" | "rejectUnauthorized"
  >;
  /** Hears of what the book throws; the caller gets a 500. */
  readonly onFault: (error: unknown) => void;
  readonly timers?: Timers;
}

export interface ServedProvider extends AsyncDisposable {
  /** Such as `http://127.0.0.1:8443/`. */
  readonly url: string;
  /** Takes no more requests, lets those under way end, then cuts off what still hangs. */
  close(): Promise<void>;
}

/**
 * Serves a provider's order portal, with `/openapi.json` and `/health` beside it.
 *
 * @throws Error of the system if the port cannot be listened on
 */
export async function serveProvider(options: ServeProviderOptions): Promise<ServedProvider> {
  const { host, port, tls, timers = REAL_TIMERS } = options;
  const answer = answering(options);
  const listener = (request: http.IncomingMessage, response: http.ServerResponse): void =>
    void serve(answer, request, response, () => server.listening).catch(() => response.destroy());
  const limits = {
    maxHeaderSize: LIMITS.headerBytes,
    headersTimeout: LIMITS.headersMs,
    requestTimeout: LIMITS.requestMs,
    keepAliveTimeout: LIMITS.idleMs,
    connectionsCheckingInterval: LIMITS.checkMs,
  };
  const server =
    tls === undefined
      ? http.createServer(limits, listener)
      : https.createServer(
          { ...limits, minVersion: "TLSv1.3", handshakeTimeout: LIMITS.headersMs, ...tls },
          listener,
        );
  server.maxConnections = LIMITS.connections;
  server.listen(port, host);
  await once(server, "listening");
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => (closing ??= closed(server, timers));
  return { url: urlOf(server, tls !== undefined), close, [Symbol.asyncDispose]: close };
}

type Answer = (request: Request) => Promise<Response>;

/** The portal and what stands beside it; a fault of the book becomes a 500. */
function answering(options: ServeProviderOptions): Answer {
  const portal = portalHandler(options.book, options);
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (request.method === "GET" && pathname === "/health") {
      return jsonResponse({ status: "ok" }, 200);
    }
    if (request.method === "GET" && pathname === "/openapi.json") {
      return jsonResponse(orderPortalDocument(), 200);
    }
    try {
      return await portal(request);
    } catch (error) {
      options.onFault(error);
      return problemResponse(portalProblem("internal-fault"));
    }
  };
}

async function serve(
  answer: Answer,
  incoming: http.IncomingMessage,
  outgoing: http.ServerResponse,
  goesOn: () => boolean,
): Promise<void> {
  // TRACE would echo credentials; the standard request cannot even say it.
  const response =
    incoming.method === "TRACE"
      ? problemResponse(portalProblem("wrong-method"))
      : await answer(await nodeRequest(incoming));
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    "content-length": body.byteLength,
    // What is left of a request that was not read to its end must not pass for the next one, and
    // a server that closes does not wait for another.
    ...(incoming.complete && goesOn() ? {} : { connection: "close" }),
  });
  outgoing.end(body);
}

async function closed(server: http.Server | https.Server, timers: Timers): Promise<void> {
  const done = once(server, "close");
  server.close();
  const cancel = timers.after(LIMITS.graceMs, () => server.closeAllConnections());
  await done;
  cancel();
}

function urlOf(server: http.Server | https.Server, secure: boolean): string {
  const { address, family, port } = server.address() as AddressInfo;
  const host = family === "IPv6" ? `[${address}]` : address;
  return `${secure ? "https" : "http"}://${host}:${port}/`;
}
