import type { IncomingMessage, ServerResponse } from "node:http";
import {
  type ClientAddress,
  GuessLimit,
  isSameOrigin,
  noSeatCookie,
  noTicketCookie,
  seatCookie,
  type SeatLinks,
  sessionOf,
  type SignIn,
  SignInRefusal,
  ticketCookie,
  ticketOf,
} from "../access/index.ts";
import type { Seat } from "../seats/index.ts";
import { end, json, originOf } from "./answers.ts";

/** Who sits before a screen. */
export interface Occupant {
  readonly seat: Seat;
  /** Name of somebody who signed in; null: whoever has the link says who it is. */
  readonly person: string | null;
}

export interface EntranceOptions {
  readonly seats: readonly Seat[];
  readonly links: SeatLinks;
  /** Null: links alone. */
  readonly signIn: SignIn | null;
  /** Links open their seats; else one signs in. */
  readonly opensLinks: boolean;
  /** Whose guesses a request's are. */
  readonly clients: ClientAddress;
  /** Cookies are for HTTPS alone. */
  readonly isSecure: boolean;
  /** Keeps apart the cookies of services that one browser has open; browsers do not by port. */
  readonly cookieScope: string;
  /** Real milliseconds. */
  readonly now: () => number;
}

/** The ways in and out: links to seats, and signing in and out. */
export class Entrance {
  readonly #options: EntranceOptions;
  readonly #ids: readonly string[];
  readonly #guesses: GuessLimit;

  constructor(options: EntranceOptions) {
    this.#options = options;
    this.#ids = options.seats.map(({ id }) => id);
    this.#guesses = new GuessLimit(options.now);
  }

  /** Which ways in are open. */
  get ways(): { readonly links: boolean; readonly sign_in: boolean } {
    const { opensLinks, signIn } = this.#options;
    return { links: opensLinks, sign_in: signIn !== null };
  }

  /** Who asks, or null: somebody without a seat. */
  occupantOf(request: IncomingMessage): Occupant | null {
    const { links, signIn, opensLinks, seats, cookieScope } = this.#options;
    const session = sessionOf(request.headers.cookie, cookieScope);
    const sitter = session === null ? null : links.sitterOf(session, this.#ids);
    const seat = seats.find(({ id }) => id === sitter?.seat);
    if (sitter === null || seat === undefined) return null;
    const { signedIn } = sitter;
    if (signedIn === null) return opensLinks ? { seat, person: null } : null;
    // Who was taken off the list has no seat any more.
    return signIn?.keeps(signedIn, seat.id) === true ? { seat, person: signedIn.person } : null;
  }

  /** Answers what is asked of the ways in and out; false: something else is asked. */
  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    const { pathname, searchParams } = url;
    const { signIn } = this.#options;
    if (pathname.startsWith("/seat/")) this.#takeSeat(request, response, pathname.slice(6));
    else if (pathname === "/api/sign-out") await this.#leave(request, response);
    else if (pathname === "/sign-in" && signIn !== null) await this.#begin(url, response, signIn);
    else if (pathname === "/sign-in/back" && signIn !== null)
      await this.#finish(request, response, signIn, searchParams);
    else return false;
    return true;
  }

  /** A link becomes a cookie, and its secret leaves the address line. */
  #takeSeat(request: IncomingMessage, response: ServerResponse, token: string): void {
    const { links, isSecure, opensLinks, cookieScope } = this.#options;
    if (!opensLinks) return end(response, 404, "Links are closed here: sign in.");
    const address = this.#addressOf(request);
    if (this.#mustWait(address, response)) return;
    const seat = links.seatOfToken(token, this.#ids);
    if (seat === null) {
      this.#guesses.noteWrong(address);
      return end(response, 404, "This link opens nothing. Ask the facilitator for a new one.");
    }
    enter(response, [seatCookie(links.sessionOf(seat), isSecure, cookieScope)]);
  }

  async #begin(url: URL, response: ServerResponse, signIn: SignIn): Promise<void> {
    // The ticket must be held for the name by which the issuer sends people back.
    const { origin } = signIn.returnsTo;
    if (url.host !== signIn.returnsTo.host)
      return void response.writeHead(303, { location: `${origin}/sign-in` }).end();
    try {
      const { location, ticket } = await signIn.begin();
      response.setHeader("set-cookie", ticketCookie(ticket, this.#options.isSecure));
      response.writeHead(303, { location: location.href, "cache-control": "no-store" }).end();
    } catch (error) {
      refuse(response, error);
    }
  }

  async #finish(
    request: IncomingMessage,
    response: ServerResponse,
    signIn: SignIn,
    asked: URLSearchParams,
  ): Promise<void> {
    const address = this.#addressOf(request);
    if (this.#mustWait(address, response)) return;
    const { links, isSecure, cookieScope } = this.#options;
    try {
      const { seat, signedIn } = await signIn.finish(asked, ticketOf(request.headers.cookie));
      const session = links.sessionOf(seat, signedIn);
      enter(response, [seatCookie(session, isSecure, cookieScope), noTicketCookie()]);
    } catch (error) {
      // That the issuer is away is no guess of anybody's, and the ticket is good for another try.
      if (!(error instanceof SignInRefusal) || error.problem !== "unreachable") {
        this.#guesses.noteWrong(address);
        response.setHeader("set-cookie", noTicketCookie());
      }
      refuse(response, error);
    }
  }

  /** The browser forgets its seat; who signed in is told where the issuer forgets her or him. */
  async #leave(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "POST") return end(response, 405, "One signs out by a post.");
    if (!isSameOrigin(originOf(request))) return end(response, 403, "This page is of elsewhere.");
    const isSignedIn = (this.occupantOf(request)?.person ?? null) !== null;
    const location = isSignedIn ? await this.#options.signIn?.leave() : null;
    response.setHeader("set-cookie", noSeatCookie(this.#options.cookieScope));
    json(response, 200, { location: location?.href ?? "/" });
  }

  #mustWait(address: string, response: ServerResponse): boolean {
    const wait = this.#guesses.waitOf(address);
    if (wait === 0) return false;
    response.setHeader("retry-after", Math.ceil(wait / 1_000));
    end(response, 429, "Too many links that open nothing. Wait a little.");
    return true;
  }

  #addressOf({ socket, headers }: IncomingMessage): string {
    const forwarded = headers["x-forwarded-for"];
    return this.#options.clients.of({
      connection: socket.remoteAddress ?? "",
      forwarded: Array.isArray(forwarded) ? forwarded.join(",") : forwarded,
    });
  }
}

function enter(response: ServerResponse, cookies: readonly string[]): void {
  response.setHeader("set-cookie", cookies);
  response.writeHead(303, { location: "/", "cache-control": "no-store" }).end();
}

const STATUS = {
  unreachable: 503,
  "not-begun-here": 400,
  declined: 403,
  invalid: 403,
  "no-seat": 403,
} as const;

/** Rethrows what is no refusal. */
function refuse(response: ServerResponse, error: unknown): void {
  if (!(error instanceof SignInRefusal)) throw error;
  end(response, STATUS[error.problem], `${error.message} Try again, or ask the facilitator.`);
}
