import * as client from "openid-client";
import type { SignedIn, Sitter } from "./seat-links.ts";
import { SignInRefusal } from "./sign-in-refusal.ts";
import { type SignInRound, SignInRounds } from "./sign-in-round.ts";

/** Seconds after which an issuer that says nothing counts as unreachable. */
const PATIENCE_SECONDS = 10;
/** Longest name of a person that others are shown, in characters. */
const LONGEST_PERSON = 100;

export interface SignInOptions {
  readonly issuer: URL;
  readonly clientId: string;
  /** Null: a client that has none, and proves itself by PKCE alone. */
  readonly clientSecret: string | null;
  /** Where the issuer sends people back to. */
  readonly returnsTo: URL;
  /** Claim by which people are known, such as `email` or `sub`. */
  readonly claim: string;
  /** Seat of each person, by the claim's value. */
  readonly seatOf: ReadonlyMap<string, string>;
  /** Every call goes through it, so that it alone decides which hosts are spoken to. */
  readonly fetch: client.CustomFetch;
  /** 32 bytes from which the secrets of each sign-in follow. */
  readonly secret: Uint8Array;
  /** Real milliseconds. */
  readonly now: () => number;
}

/**
 * Signing in to seats with OpenID Connect: the authorization code flow with PKCE, state and nonce.
 * Of the issuer's word only who somebody is and what she or he is called are used.
 */
export class SignIn {
  readonly #options: SignInOptions;
  readonly #rounds: SignInRounds;
  #issuer: Promise<client.Configuration> | null = null;

  constructor(options: SignInOptions) {
    this.#options = options;
    this.#rounds = new SignInRounds(options.secret, options.now);
  }

  /** Address at which people are sent back. */
  get returnsTo(): URL {
    return this.#options.returnsTo;
  }

  /** Whether somebody who signed in before has the seat still. */
  keeps({ subject }: SignedIn, seat: string): boolean {
    return this.#options.seatOf.get(subject) === seat;
  }

  /** Asks the issuer what it can. @throws SignInRefusal `unreachable` */
  async reach(): Promise<void> {
    await this.#configuration();
  }

  /** Where to send a browser, and the ticket that it is to hold. @throws SignInRefusal `unreachable` */
  async begin(): Promise<{ location: URL; ticket: string }> {
    const configuration = await this.#configuration();
    const { ticket, state, nonce, challenge } = this.#rounds.begin();
    const asked = {
      redirect_uri: this.#options.returnsTo.href,
      scope: "openid profile email",
      state,
      nonce,
      code_challenge: challenge,
      code_challenge_method: "S256",
    };
    try {
      return { location: client.buildAuthorizationUrl(configuration, asked), ticket };
    } catch {
      throw new SignInRefusal("unreachable", "The issuer does not say where one signs in.");
    }
  }

  /**
   * Somebody comes back from the issuer.
   *
   * @param asked what stands in the address behind the `?`
   * @throws SignInRefusal
   */
  async finish(asked: URLSearchParams, ticket: string | null): Promise<Sitter> {
    const round = this.#rounds.find(ticket, asked.get("state"));
    if (round === null)
      throw new SignInRefusal("not-begun-here", "This sign-in was not begun here, or is too old.");
    const configuration = await this.#configuration();
    const claims = await this.#claims(configuration, asked, round);
    return this.#sitterOf(claims);
  }

  /** Where to send a browser so that the issuer, too, forgets the person; null: nowhere. */
  async leave(): Promise<URL | null> {
    const configuration = await this.#configuration().catch(() => null);
    if (configuration?.serverMetadata().end_session_endpoint === undefined) return null;
    const asked = { post_logout_redirect_uri: new URL("/", this.#options.returnsTo).href };
    try {
      return client.buildEndSessionUrl(configuration, asked);
    } catch {
      return null;
    }
  }

  async #claims(
    configuration: client.Configuration,
    asked: URLSearchParams,
    { state, nonce, verifier }: SignInRound,
  ): Promise<Record<string, unknown>> {
    const { returnsTo, claim } = this.#options;
    const current = new URL(returnsTo);
    current.search = asked.toString();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, current, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const said = tokens.claims() ?? { sub: "" };
      if (claim in said && "name" in said) return said;
      if (configuration.serverMetadata().userinfo_endpoint === undefined) return said;
      const more = await client.fetchUserInfo(configuration, tokens.access_token, said.sub);
      return { ...more, ...said };
    } catch (error) {
      throw refusalOf(error);
    }
  }

  #sitterOf(claims: Record<string, unknown>): Sitter {
    const { claim, seatOf } = this.#options;
    const subject = claims[claim];
    if (typeof subject !== "string" || subject === "")
      throw new SignInRefusal("no-seat", `The issuer does not tell your ${claim}.`);
    // Who may enter any address of mail at the issuer could be anybody.
    if (claim === "email" && claims["email_verified"] !== true)
      throw new SignInRefusal("no-seat", "The issuer has not verified your e-mail address.");
    const seat = seatOf.get(subject);
    if (seat === undefined)
      throw new SignInRefusal("no-seat", `You are signed in as ${subject}, who has no seat here.`);
    const names = [claims["name"], claims["preferred_username"], subject];
    const name = names.find((one) => typeof one === "string" && one.trim() !== "");
    const person = String(name).trim().slice(0, LONGEST_PERSON);
    return { seat, signedIn: { subject, person } };
  }

  /** Asked once; again after it failed. */
  async #configuration(): Promise<client.Configuration> {
    this.#issuer ??= this.#discover();
    try {
      return await this.#issuer;
    } catch (error) {
      this.#issuer = null;
      const { issuer } = this.#options;
      const why = error instanceof Error ? `: ${reasonOf(error)}` : "";
      throw new SignInRefusal("unreachable", `${issuer.href} cannot be reached${why}`, error);
    }
  }

  async #discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret, fetch } = this.#options;
    const proof = clientSecret === null ? client.None() : client.ClientSecretBasic(clientSecret);
    const configuration = await client.discovery(issuer, clientId, undefined, proof, {
      execute: issuer.protocol === "http:" ? [client.allowInsecureRequests] : [],
      [client.customFetch]: fetch,
      timeout: PATIENCE_SECONDS,
    });
    // Signatures are checked although the token comes from the issuer itself: not all have TLS.
    client.enableNonRepudiationChecks(configuration);
    return configuration;
  }
}

function refusalOf(error: unknown): SignInRefusal {
  if (error instanceof client.AuthorizationResponseError)
    return new SignInRefusal("declined", "The issuer did not let you sign in.", error);
  if (error instanceof client.ResponseBodyError)
    return new SignInRefusal("invalid", "This sign-in was used already, or is not valid.", error);
  const isOfNetwork =
    (error instanceof TypeError && error.cause !== undefined) ||
    (error instanceof client.ClientError && NETWORK_CODES.has(error.code));
  if (isOfNetwork) return new SignInRefusal("unreachable", "The issuer does not answer.", error);
  return new SignInRefusal("invalid", "What the issuer said of you is not valid.", error);
}

/** Codes of the library where nothing was said; what a connection throws has none. */
const NETWORK_CODES: ReadonlySet<string | undefined> = new Set([undefined, "OAUTH_TIMEOUT"]);

/** The innermost sentence: libraries wrap what the network said. */
function reasonOf(error: Error): string {
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}
