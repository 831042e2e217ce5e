export { ClientAddress } from "./client-address.ts";
export {
  noSeatCookie,
  noTicketCookie,
  seatCookie,
  sessionOf,
  ticketCookie,
  ticketOf,
} from "./cookie.ts";
export { GuessLimit } from "./guess-limit.ts";
export { isOwnHost, isSameOrigin, type RequestOrigin } from "./same-origin.ts";
export { SeatLinks, type Sitter } from "./seat-links.ts";
export { SignInRefusal } from "./sign-in-refusal.ts";
export { SignIn, type SignInOptions } from "./sign-in.ts";
