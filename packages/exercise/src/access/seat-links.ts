import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import type { ExerciseRecord } from "../log/index.ts";

/** Bytes of a link's secret part; the issue of a guess is one in 2 to the 256. */
const TOKEN_BYTES = 32;

/** Somebody who signed in. */
export interface SignedIn {
  /** Who it is, as the issuer and the list of seats call her or him. */
  readonly subject: string;
  /** The name that others see. */
  readonly person: string;
}

/** Whom a session belongs to. */
export interface Sitter {
  readonly seat: string;
  /** Null: whoever has the seat's link. */
  readonly signedIn: SignedIn | null;
}

/**
 * The links by which people take their seats, and the sessions in their cookies. They follow from
 * one secret of the exercise, so they need no storage and survive a restart; revoking raises a
 * seat's generation, which is in the log.
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
  sessionOf(seat: string, signedIn: SignedIn | null = null): string {
    if (signedIn === null) return this.#derive("session", seat);
    const { subject, person } = signedIn;
    const named = Buffer.from(JSON.stringify([subject, person])).toString("base64url");
    return `${named}.${this.#derive("signed-in", seat, named)}`;
  }

  /** The seat that a link opens, or null. It looks at all of them, whatever it finds. */
  seatOfToken(token: string, seats: readonly string[]): string | null {
    return find(token, seats, (seat) => this.tokenOf(seat));
  }

  /** Whom a cookie belongs to, or null. */
  sitterOf(session: string, seats: readonly string[]): Sitter | null {
    const [named = "", proof] = session.split(".");
    const seat =
      proof === undefined
        ? find(session, seats, (one) => this.sessionOf(one))
        : find(proof, seats, (one) => this.#derive("signed-in", one, named));
    if (seat === null) return null;
    return { seat, signedIn: proof === undefined ? null : readSignedIn(named) };
  }

  /** Links and cookies of a seat open nothing any more; there is a new link. */
  revoke(seat: string): void {
    this.#generations.set(seat, this.#generationOf(seat) + 1);
  }

  /** Revokes what a log tells. */
  recall(records: readonly ExerciseRecord[]): void {
    for (const record of records)
      if (record.kind === "seat" && record.act === "revoked") this.revoke(record.of ?? record.seat);
  }

  #derive(purpose: "link" | "session" | "signed-in", seat: string, more = ""): string {
    return createHmac("sha256", this.#secret)
      .update(`contactpoint-${purpose}-v1\n${seat}\n${this.#generationOf(seat)}`)
      .update(more === "" ? "" : `\n${more}`)
      .digest("base64url");
  }

  #generationOf(seat: string): number {
    return this.#generations.get(seat) ?? 0;
  }
}

function find(
  given: string,
  seats: readonly string[],
  expected: (seat: string) => string,
): string | null {
  let found: string | null = null;
  for (const seat of seats) if (isEqual(given, expected(seat))) found = seat;
  return found;
}

function isEqual(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

const written = z.tuple([z.string(), z.string()]);

/** Of a session that was proved to be our own. */
function readSignedIn(named: string): SignedIn {
  const [subject, person] = written.parse(
    JSON.parse(Buffer.from(named, "base64url").toString("utf8")),
  );
  return { subject, person };
}
