import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** A sign-in that takes longer is begun again. */
const ROUND_LASTS_MS = 10 * 60_000;

/** What one sign-in needs on its way to the issuer and back. */
export interface SignInRound {
  /** Held by the browser that began it. */
  readonly ticket: string;
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636): proves to the issuer that whoever began it redeems the code. */
  readonly verifier: string;
  readonly challenge: string;
}

/**
 * Sign-ins under way. All of a round follows from its ticket and one secret, so the service keeps
 * nothing for somebody who only knocks, and a restart disturbs nobody.
 */
export class SignInRounds {
  readonly #secret: Uint8Array;
  readonly #now: () => number;

  /** `now`: real milliseconds. */
  constructor(secret: Uint8Array, now: () => number) {
    this.#secret = secret;
    this.#now = now;
  }

  begin(): SignInRound {
    return this.#roundOf(`${randomBytes(32).toString("base64url")}.${this.#now().toString(36)}`);
  }

  /** The round of a ticket that the browser holds, if `state` is its own and it is not too old. */
  find(ticket: string | null, state: string | null): SignInRound | null {
    if (ticket === null || state === null) return null;
    const round = this.#roundOf(ticket);
    const [given, expected] = [Buffer.from(state), Buffer.from(round.state)];
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const begun = Number.parseInt(ticket.split(".")[1] ?? "", 36);
    return this.#now() - begun <= ROUND_LASTS_MS ? round : null;
  }

  #roundOf(ticket: string): SignInRound {
    const verifier = this.#derive("verifier", ticket);
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    const [state, nonce] = [this.#derive("state", ticket), this.#derive("nonce", ticket)];
    return { ticket, state, nonce, verifier, challenge };
  }

  #derive(purpose: "state" | "nonce" | "verifier", ticket: string): string {
    return createHmac("sha256", this.#secret)
      .update(`contactpoint-sign-in-${purpose}-v1\n${ticket}`)
      .digest("base64url");
  }
}
