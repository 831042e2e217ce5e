import { createHmac, timingSafeEqual } from "node:crypto";

/** Bytes of a link's secret part; the issue of a guess is one in 2 to the 256. */
const TOKEN_BYTES = 32;

/**
 * The links by which people take their seats. They follow from one secret of the exercise, so they
 * need no storage and survive a restart; revoking raises a seat's generation, which is in the log.
 */
export class SeatLinks {
  readonly #secret: Uint8Array;
  readonly #generations = new Map<string, number>();

  /** `secret`: at least 32 random bytes, kept for as long as the exercise. */
  constructor(secret: Uint8Array) {
    if (secret.length < TOKEN_BYTES)
      throw new RangeError(`a secret has at least ${TOKEN_BYTES} bytes`);
    this.#secret = secret;
  }

  /** What stands in the link of a seat. */
  tokenOf(seat: string): string {
    return this.#derive("link", seat);
  }

  /** What the cookie of somebody in this seat holds. */
  sessionOf(seat: string): string {
    return this.#derive("session", seat);
  }

  /** The seat that a link opens, or null. It looks at all of them, whatever it finds. */
  seatOfToken(token: string, seats: readonly string[]): string | null {
    return this.#find(token, seats, (seat) => this.tokenOf(seat));
  }

  /** The seat that a cookie belongs to, or null. */
  seatOfSession(session: string, seats: readonly string[]): string | null {
    return this.#find(session, seats, (seat) => this.sessionOf(seat));
  }

  /** Links and cookies of a seat open nothing any more; there is a new link. */
  revoke(seat: string): void {
    this.#generations.set(seat, this.#generationOf(seat) + 1);
  }

  #find(
    given: string,
    seats: readonly string[],
    expected: (seat: string) => string,
  ): string | null {
    let found: string | null = null;
    for (const seat of seats) if (isEqual(given, expected(seat))) found = seat;
    return found;
  }

  #derive(purpose: "link" | "session", seat: string): string {
    return createHmac("sha256", this.#secret)
      .update(`contactpoint-${purpose}-v1\n${seat}\n${this.#generationOf(seat)}`)
      .digest("base64url");
  }

  #generationOf(seat: string): number {
    return this.#generations.get(seat) ?? 0;
  }
}

function isEqual(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
