import { createServer as createPlainServer } from "node:http";
import type { IncomingMessage, Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Duplex } from "node:stream";
import { Server as TlsServer, TLSSocket } from "node:tls";
import { WebSocketServer } from "ws";

import { tlsServerOptions } from "../trust/index.ts";
import type { TlsCredentials } from "../trust/index.ts";
import { chooseProtocol } from "../wire/index.ts";
import { Incoming } from "./incoming.ts";
import type { Intake } from "./intake.ts";
import type { LinkContext } from "./link-context.ts";
import { readerLimits } from "./reader-limits.ts";
import { TokenBucket } from "./token-bucket.ts";

interface ListenerOptions {
  readonly context: LinkContext;
  /** Paths that are served. */
  readonly channels: readonly string[];
  readonly intake: Intake;
  readonly tls: TlsCredentials | undefined;
}

/** Sockets beyond all limits that may be open for a moment, to be told why they are refused. */
const HEADROOM = 32;

/** The serving side of a node: one HTTP server, one WebSocket path per channel. */
export class Listener {
  readonly #options: ListenerOptions;
  readonly #server: Server;
  readonly #upgrader: WebSocketServer;
  readonly #connections = new Set<Incoming>();
  readonly #buckets = new Map<string, TokenBucket>();
  #onEmpty: (() => void)[] = [];

  constructor(options: ListenerOptions) {
    this.#options = options;
    this.#upgrader = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      ...readerLimits(),
      handleProtocols: (offered) => chooseProtocol(offered) ?? false,
    });
    this.#server = this.#createServer();
  }

  /** @throws the system's error, as EADDRINUSE. @returns the port */
  async listen(host: string, port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, host, () => {
        this.#server.off("error", reject);
        resolve();
      });
    });
    // Later errors are those of accepting, as when the process is out of descriptors.
    this.#server.on("error", ({ message }) => this.#dropped(message));
    const address = this.#server.address();
    if (address === null || typeof address === "string") {
      throw new TypeError("the server listens on no port");
    }
    return address.port;
  }

  /** Shows another certificate, and checks by another list of revoked ones, from now on. */
  renew(tls: TlsCredentials): void {
    if (this.#server instanceof TlsServer) {
      this.#server.setSecureContext(tlsServerOptions(tls));
    }
  }

  /** Takes no more connections; those that are open stay. */
  stop(): void {
    this.#server.close();
  }

  get connections(): ReadonlySet<Incoming> {
    return this.#connections;
  }

  /** Resolves when no connection is left. */
  async emptied(): Promise<void> {
    this.#server.closeAllConnections();
    if (this.#connections.size > 0) {
      await new Promise<void>((resolve) => this.#onEmpty.push(resolve));
    }
  }

  #createServer(): Server {
    const { tls } = this.#options;
    const { limits } = this.#options.context;
    const timing = {
      headersTimeout: limits.handshake_ms,
      requestTimeout: limits.handshake_ms,
      connectionsCheckingInterval: limits.handshake_ms,
    };
    const server =
      tls === undefined
        ? createPlainServer(timing)
        : createTlsServer({
            ...timing,
            ...tlsServerOptions(tls),
            handshakeTimeout: limits.handshake_ms,
          });
    server.maxConnections = limits.incoming_connections + limits.unproved_connections + HEADROOM;
    server.on("request", (_request, response) => {
      response.writeHead(426, { connection: "close", upgrade: "websocket" }).end();
      this.#refused("a plain HTTP request");
    });
    server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head));
    server.on("clientError", (error, socket) => {
      socket.destroy();
      this.#refused(error.message);
    });
    // Of a certificate that does not hold, the error itself says only that the socket was closed.
    server.on("tlsClientError", (error: Error, { authorizationError }: TLSSocket) =>
      this.#refused(`TLS: ${String(authorizationError ?? error.message)}`),
    );
    server.on("drop", () => this.#dropped("more sockets than all limits allow"));
    return server;
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Without a listener, a reset in the middle of the opening would end the process.
    socket.on("error", () => socket.destroy());
    const channel = request.url ?? "";
    if (!this.#options.channels.includes(channel)) {
      this.#decline(socket, "404 Not Found", "no such channel");
      return;
    }
    // A sub-protocol is agreed on in the opening itself: a client that does not find its own there
    // closes at once and would never see a close code.
    const offered = request.headers["sec-websocket-protocol"]?.split(",") ?? [];
    if (chooseProtocol(offered.map((token) => token.trim())) === undefined) {
      this.#decline(socket, "400 Bad Request", "no sub-protocol that is spoken here is offered");
      return;
    }
    // Taken out here, because the connection would else keep the whole request as long as it lasts.
    const fingerprint = fingerprintOf(request);
    this.#upgrader.handleUpgrade(request, socket, head, (webSocket) => {
      const incoming = new Incoming({
        context: this.#options.context,
        socket: webSocket,
        stream: socket,
        channel,
        fingerprint,
        intake: this.#options.intake,
        bucketOf: (peer) => this.#bucketOf(peer),
        onProven: (proven) => this.#place(proven),
        onOver: (over) => this.#over(over),
      });
      this.#connections.add(incoming);
      if (this.#count(false) > this.#options.context.limits.unproved_connections) {
        incoming.end("too-many-connections", "too many sockets in the handshake");
      }
    });
  }

  /** Finds a place for a peer that has proved itself: one per channel, the newest wins. */
  #place(
    proven: Incoming,
  ): { readonly refused: "too-many-connections"; readonly detail: string } | undefined {
    for (const other of this.#connections) {
      // The older one is most likely dead without this side knowing, or the peer would use it.
      if (other !== proven && other.proven === proven.proven && other.channel === proven.channel) {
        other.end("replaced", "");
      }
    }
    const full = this.#count(true) > this.#options.context.limits.incoming_connections;
    return full ? { refused: "too-many-connections", detail: "all places are taken" } : undefined;
  }

  #count(proved: boolean): number {
    let count = 0;
    for (const connection of this.#connections) {
      if ((connection.proven !== undefined) === proved && !connection.over) {
        count += 1;
      }
    }
    return count;
  }

  #bucketOf(peer: string): TokenBucket {
    const { limits, timers } = this.#options.context;
    let bucket = this.#buckets.get(peer);
    if (bucket === undefined) {
      bucket = new TokenBucket(limits.frames_per_second, limits.burst_frames, timers.now());
      this.#buckets.set(peer, bucket);
    }
    return bucket;
  }

  #over(incoming: Incoming): void {
    this.#connections.delete(incoming);
    if (this.#connections.size === 0) {
      this.#onEmpty.splice(0).forEach((resolve) => resolve());
    }
  }

  #decline(socket: Duplex, status: string, why: string): void {
    // The server's own deadlines ended with the opening, and the client may never close its half.
    socket.end(
      `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: ${why.length}\r\n\r\n${why}`,
      () => socket.destroy(),
    );
    this.#refused(why);
  }

  #dropped(detail: string): void {
    this.#options.context.onIncident({ kind: "socket-dropped", peer: null, detail });
  }

  #refused(detail: string): void {
    this.#options.context.onIncident({ kind: "upgrade-refused", peer: null, detail });
  }
}

function fingerprintOf({ socket }: IncomingMessage): string | undefined {
  return socket instanceof TLSSocket ? socket.getPeerCertificate().fingerprint256 : undefined;
}
