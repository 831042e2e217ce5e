/** Environment variable with the client's secret. */
export const SECRET_VARIABLE = "CONTACTPOINT_OIDC_SECRET";

/** How people sign in with OpenID Connect. */
export interface SignInTask {
  readonly issuer: URL;
  readonly clientId: string;
  /** File with the client's secret; without it the environment variable, or none. */
  readonly secretFile: string | undefined;
  /** File that says who has which seat. */
  readonly seats: string;
  /** Hosts beyond this machine that may be spoken to. */
  readonly allowHost: readonly string[];
}
