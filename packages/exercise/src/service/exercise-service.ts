import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import * as z from "zod";
import {
  GuessLimit,
  isOwnHost,
  isSameOrigin,
  seatCookie,
  type SeatLinks,
  sessionOf,
} from "../access/index.ts";
import type { Seat } from "../seats/index.ts";
import type { ExercisePlay } from "./exercise-play.ts";
import { safeHeaders } from "./headers.ts";
import { LongPolls } from "./long-polls.ts";
import { OrderRate } from "./order-rate.ts";
import { readJson } from "./read-json.ts";
import { ScreenSockets } from "./screen-sockets.ts";
import type { StaticFiles } from "./static-files.ts";
import { person, takeOrder } from "./take-order.ts";

const posted = z.strictObject({ person, order: z.unknown() });

export interface ServiceOptions {
  readonly play: ExercisePlay;
  readonly links: SeatLinks;
  readonly pages: StaticFiles;
  /** Names by which it may be asked, beside `127.0.0.1` and `localhost`. */
  readonly hostNames: readonly string[];
  /** It stands behind HTTPS, so cookies are for HTTPS alone. */
  readonly isSecure: boolean;
  /** Real milliseconds. */
  readonly now: () => number;
}

/** The HTTP and WebSocket service of an exercise: pages, links to seats, updates and orders. */
export class ExerciseService {
  readonly #options: ServiceOptions;
  readonly #server: Server;
  readonly #sockets: ScreenSockets;
  readonly #polls: LongPolls;
  readonly #rate: OrderRate;
  readonly #guesses: GuessLimit;
  readonly #names: ReadonlySet<string>;

  constructor(options: ServiceOptions) {
    this.#options = options;
    this.#names = new Set(["127.0.0.1", "localhost", ...options.hostNames]);
    this.#rate = new OrderRate(options.now);
    this.#guesses = new GuessLimit(options.now);
    this.#sockets = new ScreenSockets(options.play, this.#rate);
    this.#polls = new LongPolls(options.play.board);
    this.#server = createServer((request, response) => void this.#answer(request, response));
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

  async close(): Promise<void> {
    this.#sockets.close();
    this.#polls.close();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => void this.#server.close(() => resolve()));
  }

  /** Ends what a seat has open, as when its link was revoked. */
  expel(seat: string): void {
    this.#sockets.expel(seat);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { host = "" } = request.headers;
    if (!isOwnHost(host, this.#names)) return end(response, 421, "This is another host.");
    for (const [name, value] of Object.entries(safeHeaders(host))) response.setHeader(name, value);
    const { pathname, searchParams } = new URL(request.url ?? "/", `http://${host}`);
    const seat = this.#seatOf(request);
    if (pathname.startsWith("/seat/")) return this.#takeSeat(request, response, pathname.slice(6));
    if (pathname === "/api/seat") return json(response, seat === null ? 401 : 200, seat ?? {});
    if (pathname.startsWith("/api/") && seat === null)
      return json(response, 401, { error: "not-allowed", sentence: "Open your link first." });
    if (pathname === "/api/updates" && seat !== null)
      return this.#polls.answer(seat, searchParams, request, response);
    if (pathname === "/api/orders" && seat !== null) return this.#order(seat, request, response);
    if (pathname.startsWith("/api/") && seat !== null) {
      const found = this.#options.play.lookUp?.(seat, pathname, searchParams);
      return json(response, found === undefined ? 404 : 200, found ?? {});
    }
    this.#page(request, response, pathname);
  }

  /** A link becomes a cookie, and its secret leaves the address line. */
  #takeSeat(request: IncomingMessage, response: ServerResponse, token: string): void {
    const address = request.socket.remoteAddress ?? "";
    const wait = this.#guesses.waitOf(address);
    if (wait > 0) {
      response.setHeader("retry-after", Math.ceil(wait / 1_000));
      return end(response, 429, "Too many links that open nothing. Wait a little.");
    }
    const { links, play, isSecure } = this.#options;
    const seats = play.seats.map(({ id }) => id);
    const seat = links.seatOfToken(token, seats);
    if (seat === null) {
      this.#guesses.noteWrong(address);
      return end(response, 404, "This link opens nothing. Ask the facilitator for a new one.");
    }
    response.setHeader("set-cookie", seatCookie(links.sessionOf(seat), isSecure));
    response.writeHead(303, { location: "/", "cache-control": "no-store" }).end();
  }

  async #order(seat: Seat, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "POST") return end(response, 405, "Orders are posted.");
    if (!isSameOrigin(originOf(request)))
      return json(response, 403, { error: "not-allowed", sentence: "This page is of elsewhere." });
    const body = await readJson(request);
    if ("error" in body) return json(response, body.status, body);
    const given = posted.safeParse(body.value);
    if (!given.success)
      return json(response, 400, { error: "malformed", sentence: z.prettifyError(given.error) });
    const player = { seat, person: given.data.person };
    const { play } = this.#options;
    json(response, 200, await takeOrder(play, this.#rate, player, given.data.order));
  }

  #page(request: IncomingMessage, response: ServerResponse, pathname: string): void {
    if (request.method !== "GET" && request.method !== "HEAD")
      return end(response, 405, "Pages are only read.");
    // Paths without an extension are views of the one page.
    const path = /\.\w+$/.test(pathname) ? pathname : "/index.html";
    const file = this.#options.pages.get(path);
    if (file === undefined) return end(response, 404, "There is no such page.");
    const zips = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
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
    const { host } = request.headers;
    const seat = this.#seatOf(request);
    const isOurs =
      isOwnHost(host, this.#names) &&
      isSameOrigin(originOf(request)) &&
      request.url === "/api/socket";
    if (!isOurs || seat === null) {
      socket.end(`HTTP/1.1 ${isOurs ? "401 Unauthorized" : "403 Forbidden"}\r\n\r\n`);
      return;
    }
    this.#sockets.open(seat, request, socket, head);
  }

  #seatOf(request: IncomingMessage): Seat | null {
    const session = sessionOf(request.headers.cookie);
    if (session === null) return null;
    const { links, play } = this.#options;
    const id = links.seatOfSession(
      session,
      play.seats.map((seat) => seat.id),
    );
    return play.seats.find((seat) => seat.id === id) ?? null;
  }
}

function originOf({ headers }: IncomingMessage) {
  const site = headers["sec-fetch-site"];
  return {
    host: headers.host,
    origin: headers.origin,
    site: typeof site === "string" ? site : undefined,
  };
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(value));
}

function end(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(`EXERCISE. ${sentence}\n`);
}
