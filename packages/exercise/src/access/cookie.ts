/** The one cookie: which seat somebody has taken. */
const NAME = "contactpoint-seat";
/** Several days: the longest exercises last that long. */
const LASTS_SECONDS = 7 * 86_400;

/** The header that sets the cookie. Over HTTPS no other way may carry it. */
export function seatCookie(session: string, isSecure: boolean): string {
  const secure = isSecure ? "; Secure" : "";
  return `${NAME}=${session}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${LASTS_SECONDS}${secure}`;
}

/** The header that takes the cookie away. */
export function noSeatCookie(): string {
  return `${NAME}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`;
}

/** What the `Cookie` header of a request says, or null. */
export function sessionOf(header: string | undefined): string | null {
  for (const part of (header ?? "").split(";")) {
    const [name, ...value] = part.trim().split("=");
    if (name === NAME) return value.join("=");
  }
  return null;
}
