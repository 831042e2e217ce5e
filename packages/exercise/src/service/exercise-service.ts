import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import * as z from "zod";
import {
  ClientAddress,
  isOwnHost,
  isSameOrigin,
  type SeatLinks,
  type SignIn,
} from "../access/index.ts";
import { end, json, originOf, reading, takesGzip } from "./answers.ts";
import { Entrance, type Occupant } from "./entrance.ts";
import type { ExercisePlay } from "./exercise-play.ts";
import { safeHeaders } from "./headers.ts";
import { LINGER_MS } from "./limits.ts";
import { LongPolls } from "./long-polls.ts";
import { givenOrder, OrderDesk } from "./order-desk.ts";
import { readJson } from "./read-json.ts";
import { ScreenSockets } from "./screen-sockets.ts";
import type { StaticFiles } from "./static-files.ts";

export interface ServiceOptions {
  readonly play: ExercisePlay;
  readonly links: SeatLinks;
  readonly pages: StaticFiles;
  /** Names by which it may be asked, beside `127.0.0.1` and `localhost`. */
  readonly hostNames: readonly string[];
  /** It stands behind HTTPS, so cookies are for HTTPS alone. */
  readonly isSecure: boolean;
  /** Proxies that may say whom they were asked by: addresses and nets such as `10.0.0.0/8`. */
  readonly proxies?: readonly string[];
  /** How people sign in; without it by links alone. */
  readonly signIn?: SignIn | null;
  /** Whether links open their seats; true without it. */
  readonly opensLinks?: boolean;
  /** Real milliseconds. */
  readonly now: () => number;
  /** Keeps apart the cookies of services that one browser has open; browsers do not by port. */
  readonly cookieScope?: string;
}

/** The HTTP and WebSocket service of an exercise: pages, links to seats, updates and orders. */
export class ExerciseService {
  readonly #options: ServiceOptions;
  readonly #server: Server;
  readonly #sockets: ScreenSockets;
  readonly #polls: LongPolls;
  readonly #orders: OrderDesk;
  readonly #entrance: Entrance;
  readonly #names: ReadonlySet<string>;

  constructor(options: ServiceOptions) {
    this.#options = options;
    this.#names = new Set(["127.0.0.1", "localhost", ...options.hostNames]);
    const { play, links, now, opensLinks = true } = options;
    const path = (seat: string): string => `/seat/${links.tokenOf(seat)}`;
    this.#orders = new OrderDesk(play, now, (seat) => (opensLinks ? path(seat) : null));
    this.#entrance = new Entrance({
      ...options,
      opensLinks,
      seats: play.seats,
      signIn: options.signIn ?? null,
      cookieScope: options.cookieScope ?? "",
      clients: new ClientAddress(options.proxies ?? []),
    });
    this.#sockets = new ScreenSockets(play, this.#orders);
    this.#polls = new LongPolls(options.play.board);
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => fail(response, error));
    });
    this.#server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head));
  }

  /** Listens and gives the port. */
  async listen(port: number, host: string): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, host, resolve);
    });
    return (this.#server.address() as AddressInfo).port;
  }

  /**
   * Goes on answering for a moment, if anybody is connected: a page between two polls or two sockets
   * hears only so what was said last.
   */
  async linger(): Promise<void> {
    const connections = await promisify(this.#server.getConnections.bind(this.#server))();
    if (connections > 0) await pause(LINGER_MS);
  }

  /** Takes leave of every screen. Those that come back meanwhile are not let in. */
  async close(): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    await this.#sockets.close();
    this.#polls.close();
    this.#server.closeAllConnections();
    await closed;
  }

  /** Ends what a seat has open, as when its link was revoked. */
  expel(seat: string): void {
    this.#sockets.expel(seat);
    this.#polls.expel(seat);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { host = "" } = request.headers;
    if (!isOwnHost(host, this.#names)) return end(response, 421, "This is another host.");
    for (const [name, value] of Object.entries(safeHeaders(host))) response.setHeader(name, value);
    const url = URL.parse(request.url ?? "/", `http://${host}`);
    if (url === null) return end(response, 400, "This is no address.");
    const { pathname, searchParams } = url;
    if (await this.#entrance.answer(request, response, url)) return;
    const occupant = this.#entrance.occupantOf(request);
    if (pathname.startsWith("/api/") && occupant === null) return this.#turnAway(response);
    if (occupant !== null) {
      const { seat, person } = occupant;
      if (pathname === "/api/seat") return json(response, 200, { ...seat, person });
      if (pathname === "/api/updates")
        return this.#polls.answer(seat, searchParams, request, response);
      if (pathname === "/api/orders") return this.#order(occupant, request, response);
      if (pathname.startsWith("/api/")) {
        const found = this.#options.play.lookUp?.(seat, pathname, searchParams);
        return json(response, found === undefined ? 404 : 200, found ?? {});
      }
      const text = this.#options.play.readingFor?.(seat, pathname);
      if (text !== undefined) return reading(request, response, text);
    }
    this.#page(request, response, pathname);
  }

  /** A page tells which ways in there are. */
  #turnAway(response: ServerResponse): void {
    const sentence = "Take your seat first.";
    json(response, 401, { error: "not-allowed", sentence, ...this.#entrance.ways });
  }

  async #order(
    occupant: Occupant,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (request.method !== "POST") return end(response, 405, "Orders are posted.");
    if (!isSameOrigin(originOf(request)))
      return json(response, 403, { error: "not-allowed", sentence: "This page is of elsewhere." });
    const body = await readJson(request);
    if ("error" in body) return json(response, body.status, body);
    const given = givenOrder.safeParse(body.value);
    if (!given.success)
      return json(response, 400, { error: "malformed", sentence: z.prettifyError(given.error) });
    json(response, 200, await this.#orders.take(occupant, given.data));
  }

  #page(request: IncomingMessage, response: ServerResponse, pathname: string): void {
    if (request.method !== "GET" && request.method !== "HEAD")
      return end(response, 405, "Pages are only read.");
    // Paths without an extension are views of the one page.
    const path = /\.\w+$/.test(pathname) ? pathname : "/index.html";
    const file = this.#options.pages.get(path);
    if (file === undefined) return end(response, 404, "There is no such page.");
    const zips = takesGzip(request);
    const body = zips ? file.gzip : file.plain;
    response.writeHead(200, {
      "content-type": file.type,
      "content-length": body.length,
      "cache-control": file.isFixed ? "public, max-age=31536000, immutable" : "no-cache",
      vary: "accept-encoding",
      ...(zips ? { "content-encoding": "gzip" } : {}),
    });
    response.end(request.method === "HEAD" ? undefined : body);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // A connection that breaks while it is refused is nobody's fault.
    socket.on("error", () => socket.destroy());
    const { host } = request.headers;
    const occupant = this.#entrance.occupantOf(request);
    const isOurs =
      isOwnHost(host, this.#names) &&
      isSameOrigin(originOf(request)) &&
      request.url === "/api/socket";
    if (!this.#server.listening) return void socket.destroy();
    if (!isOurs || occupant === null) {
      const status = isOurs ? "401 Unauthorized" : "403 Forbidden";
      // Upgraded, the server itself closes it no more, and the client may keep its half for ever.
      socket.end(`HTTP/1.1 ${status}\r\n\r\n`, () => socket.destroy());
      return;
    }
    this.#sockets.open(occupant, request, socket, head);
  }
}

/** One request that cannot be answered must not end an exercise. */
function fail(response: ServerResponse, error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
  if (response.headersSent) response.destroy();
  else end(response, 500, "Something went wrong here.");
}
