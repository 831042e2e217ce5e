export { noSeatCookie, seatCookie, sessionOf } from "./cookie.ts";
export { GuessLimit } from "./guess-limit.ts";
export { isOwnHost, isSameOrigin, type RequestOrigin } from "./same-origin.ts";
export { SeatLinks } from "./seat-links.ts";
