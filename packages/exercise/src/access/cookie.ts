/** Which seat somebody has taken. */
const SEAT = "contactpoint-seat";
/** A sign-in under way. */
const TICKET = "contactpoint-sign-in";
/** Several days: the longest exercises last that long. */
const SEAT_LASTS_SECONDS = 7 * 86_400;
const TICKET_LASTS_SECONDS = 600;
/** Where the ticket is asked for. */
const TICKET_PATH = "/sign-in";

/**
 * The header that sets the cookie. Over HTTPS no other way may carry it. `scope` keeps it apart from
 * those of other services on the same host.
 */
export function seatCookie(session: string, isSecure: boolean, scope = ""): string {
  return `${seatIn(scope)}=${session}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${SEAT_LASTS_SECONDS}${only(isSecure)}`;
}

/** The header that takes the cookie away. */
export function noSeatCookie(scope = ""): string {
  return `${seatIn(scope)}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`;
}

/** The header that gives a browser the ticket of its sign-in. It comes back from the issuer's page. */
export function ticketCookie(ticket: string, isSecure: boolean): string {
  return `${TICKET}=${ticket}; Path=${TICKET_PATH}; HttpOnly; SameSite=Lax; Max-Age=${TICKET_LASTS_SECONDS}${only(isSecure)}`;
}

/** The header that takes the ticket away. */
export function noTicketCookie(): string {
  return `${TICKET}=; Path=${TICKET_PATH}; HttpOnly; SameSite=Lax; Max-Age=0`;
}

/** The session that the `Cookie` header of a request holds, or null. */
export function sessionOf(header: string | undefined, scope = ""): string | null {
  return cookieOf(header, seatIn(scope));
}

/** The ticket that the `Cookie` header of a request holds, or null. */
export function ticketOf(header: string | undefined): string | null {
  return cookieOf(header, TICKET);
}

function only(isSecure: boolean): string {
  return isSecure ? "; Secure" : "";
}

function cookieOf(header: string | undefined, wanted: string): string | null {
  for (const part of (header ?? "").split(";")) {
    const [name, ...value] = part.trim().split("=");
    if (name === wanted) return value.join("=");
  }
  return null;
}

function seatIn(scope: string): string {
  return scope === "" ? SEAT : `${SEAT}-${scope}`;
}
