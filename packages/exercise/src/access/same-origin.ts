/** The parts of a request by which one tells where it comes from. */
export interface RequestOrigin {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`, which browsers set and pages cannot. */
  readonly site: string | undefined;
}

/**
 * Whether a request that changes something, or opens a socket, comes from a page of this service.
 * A request without an origin is no browser's, or one that follows a link; it changes nothing here.
 */
export function isSameOrigin({ host, origin, site }: RequestOrigin): boolean {
  if (site !== undefined && site !== "same-origin") return false;
  if (origin === undefined || host === undefined) return false;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * Whether the service was asked by a name of its own. Otherwise a page elsewhere could point its
 * own name at this machine, and would be of the same origin.
 */
export function isOwnHost(host: string | undefined, names: ReadonlySet<string>): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  return names.has(new URL(`http://${host}`).hostname);
}
