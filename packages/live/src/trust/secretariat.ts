import { once } from "node:events";
import { watch } from "node:fs";
import type { FSWatcher } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { Server } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

import { digestOf } from "../wire/index.ts";
import type { Register, RegisterKeys } from "./register.ts";
import type { SecretariatFolder } from "./secretariat-folder.ts";
import { registerDigest } from "./sign-register.ts";
import { tlsServerOptions } from "./tls-context.ts";

/** Timers as Node has them; a test gives its own. */
export interface Timers {
  readonly setTimeout: (call: () => void, delay: number) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
}

export interface SecretariatOptions {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  readonly now?: () => number;
  readonly timers?: Timers;
  /** Told of what could not be read or served, and of each version issued on its day. */
  readonly report?: (sentence: string) => void;
}

/** Folders are looked at this often, ms, because a file system need not tell of its changes. */
const LOOK_AGAIN = 1000;
/** A request's head and body, ms. Nobody sends a body. */
const REQUEST_TIMEOUT = 10_000;
/** Connections at once: every State of the world, and room for reconnecting. */
const CONNECTIONS_MOST = 512;

/** Serves the register over HTTPS to those whom the exercise's authority certified. */
export class Secretariat {
  readonly #folder: SecretariatFolder;
  readonly #server: Server;
  readonly #now: () => number;
  readonly #timers: Timers;
  readonly #report: (sentence: string) => void;
  #held: Held;
  #watchers: readonly FSWatcher[] = [];
  #timer: unknown;

  private constructor(folder: SecretariatFolder, options: SecretariatOptions) {
    this.#folder = folder;
    this.#now = options.now ?? Date.now;
    this.#timers = options.timers ?? NODE_TIMERS;
    this.#report = options.report ?? (() => undefined);
    this.#held = heldIn(folder);
    this.#server = createServer(tlsServerOptions(folder.tls()), (request, response) => {
      this.#answer(request, response);
    });
    this.#server.requestTimeout = REQUEST_TIMEOUT;
    this.#server.headersTimeout = REQUEST_TIMEOUT;
    this.#server.maxConnections = CONNECTIONS_MOST;
    this.#server.on("tlsClientError", (error, socket) => {
      this.#report(`a caller was refused: ${String(socket.authorizationError ?? error.message)}`);
    });
  }

  /** @throws if the folder cannot be read or the port is taken */
  static async start(folder: SecretariatFolder, options: SecretariatOptions): Promise<Secretariat> {
    const secretariat = new Secretariat(folder, options);
    secretariat.#server.listen(options.port, options.host);
    await once(secretariat.#server, "listening");
    secretariat.#watchers = [folder.path, join(folder.path, "register")].map((path) =>
      watch(path, () => secretariat.refresh()),
    );
    secretariat.refresh();
    secretariat.#lookAgain();
    return secretariat;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Issues what is due and reads what changed. Done by itself; no harm in doing it again. */
  refresh(): void {
    try {
      if (this.#folder.issueDue(this.#now())) this.#report("a planned version was issued");
      const held = heldIn(this.#folder);
      if (held.revoked !== this.#held.revoked) {
        this.#server.setSecureContext(tlsServerOptions(this.#folder.tls()));
      }
      this.#held = held;
    } catch (error) {
      // What was read before stays in force; a folder half written is read again soon.
      this.#report(`the folder cannot be read: ${String(error)}`);
    }
  }

  async close(): Promise<void> {
    for (const watcher of this.#watchers) watcher.close();
    this.#timers.clearTimeout(this.#timer);
    const closed = once(this.#server, "close");
    this.#server.close();
    this.#server.closeIdleConnections();
    await closed;
  }

  #lookAgain(): void {
    this.#timer = this.#timers.setTimeout(() => {
      this.refresh();
      this.#lookAgain();
    }, LOOK_AGAIN);
  }

  #answer({ method, url, headers }: IncomingMessage, response: ServerResponse): void {
    response.setHeader("cache-control", "no-cache");
    // Each call is its own, so that a revoked certificate serves no longer than its connection.
    response.setHeader("connection", "close");
    if (method !== "GET" && method !== "HEAD") {
      response.writeHead(405, { allow: "GET, HEAD" }).end();
      return;
    }
    const found = documentAt(url ?? "", this.#held, this.#folder);
    if (found === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader("etag", `"${found.digest}"`);
    if (headers["if-none-match"] === `"${found.digest}"`) {
      response.writeHead(304).end();
      return;
    }
    response.writeHead(200, { "content-type": found.type });
    response.end(method === "HEAD" ? undefined : found.text);
  }
}

interface Held {
  readonly register: Register;
  readonly keys: RegisterKeys;
  readonly revoked: string;
}

interface Document {
  readonly type: string;
  readonly text: string;
  readonly digest: string;
}

function heldIn(folder: SecretariatFolder): Held {
  return { register: folder.register(), keys: folder.keys(), revoked: folder.revoked() };
}

function documentAt(url: string, held: Held, folder: SecretariatFolder): Document | undefined {
  if (url === "/register") return registerDocument(held.register);
  if (url === "/register/keys") return jsonDocument(held.keys, digestOf(held.keys));
  if (url === "/crl") {
    const { revoked } = held;
    return { type: "application/x-pem-file", text: revoked, digest: digestOf(revoked) };
  }
  if (url === "/health") {
    const health = { status: "ok", version: held.register.version };
    return jsonDocument(health, digestOf(health));
  }
  const version = /^\/register\/([1-9]\d{0,7})$/.exec(url)?.[1];
  const register = version === undefined ? undefined : folder.version(Number(version));
  return register === undefined ? undefined : registerDocument(register);
}

function registerDocument(register: Register): Document {
  return jsonDocument(register, registerDigest(register));
}

function jsonDocument(value: unknown, digest: string): Document {
  return { type: "application/json", text: JSON.stringify(value), digest };
}

export const NODE_TIMERS: Timers = {
  setTimeout: (call, delay) => setTimeout(call, delay),
  clearTimeout: (timer) => {
    clearTimeout(timer as NodeJS.Timeout);
  },
};
