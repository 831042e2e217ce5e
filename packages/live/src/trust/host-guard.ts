import { lookup as resolveName } from "node:dns/promises";
import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { callbackify } from "node:util";

import { canonicalHost, isAddress, isLoopback } from "./host-names.ts";

/** A connection that was not to be: its message names the host and what would allow it. */
export class HostRefused extends Error {
  constructor(host: string, why: string) {
    super(`no connection to ${host}: ${why}`);
    this.name = "HostRefused";
  }
}

/** Finds every address of a name. */
export type ResolveName = (name: string) => Promise<readonly LookupAddress[]>;

export interface HostGuardOptions {
  /** Hosts beyond loopback that may be spoken to: names or addresses, exactly as they stand in URLs. */
  readonly allowed?: readonly string[];
  readonly resolve?: ResolveName;
}

/** What to connect with: the URL as checked and the look-up that checks the addresses of its name. */
export interface AdmittedUrl {
  readonly url: URL;
  readonly lookup: LookupFunction;
}

/**
 * Keeps an exercise on this machine. Every outgoing connection asks here first; loopback passes,
 * any other host only if it was named.
 */
export class HostGuard {
  readonly #allowed: ReadonlySet<string>;
  readonly #resolve: ResolveName;

  /** @throws HostRefused if an allowed host is no plain name or address */
  constructor({ allowed = [], resolve = allAddresses }: HostGuardOptions = {}) {
    this.#allowed = new Set(allowed.map(plainHost));
    this.#resolve = resolve;
  }

  /**
   * Checks a URL. A name is checked again when it is resolved, so connect with the `lookup` given
   * back: then the address checked is the address connected to.
   *
   * @throws HostRefused
   */
  admit(text: string | URL): AdmittedUrl {
    const url = parsed(text);
    const host = canonicalHost(url.hostname);
    if (host === null) throw new HostRefused(url.hostname, "it is no host");
    if (url.username !== "" || url.password !== "") {
      throw new HostRefused(host, "a URL with a user's name hides which host it means");
    }
    if (isAddress(host) && !isLoopback(host) && !this.#allowed.has(host)) throw beyond(host);
    return { url, lookup: this.#lookup };
  }

  /** A look-up for `net`, `tls`, `http`, `https` and `ws` that fails on an address that is refused. */
  readonly #lookup: LookupFunction = (name, options, done) => {
    const family = options.family === "IPv4" ? 4 : options.family === "IPv6" ? 6 : options.family;
    // A callback that throws must not do so inside a promise, where it would be swallowed.
    callbackify(() => this.addresses(name))((error, addresses) => {
      if (error !== null) {
        done(error, "");
        return;
      }
      const fitting = addresses.filter((each) => !family || each.family === family);
      const [first] = fitting;
      if (first === undefined) done(new HostRefused(name, "it has no address"), "");
      else if (options.all === true) done(null, fitting);
      else done(null, first.address, first.family);
    });
  };

  /**
   * The addresses that a name may be reached at.
   *
   * @throws HostRefused if the name was not allowed and even one address lies beyond loopback
   */
  async addresses(name: string): Promise<LookupAddress[]> {
    const host = canonicalHost(name);
    if (host === null) throw new HostRefused(name, "it is no host");
    const addresses = [...(await this.#resolve(host))];
    if (this.#allowed.has(host)) return addresses;
    for (const { address } of addresses) {
      const plain = canonicalHost(address);
      if (plain === null || !isAddress(plain) || !isLoopback(plain)) {
        throw beyond(host, ` (it resolves to ${address})`);
      }
    }
    return addresses;
  }
}

const SCHEMES: ReadonlySet<string> = new Set(["http:", "https:", "ws:", "wss:"]);

function parsed(text: string | URL): URL {
  if (!URL.canParse(String(text))) throw new HostRefused(String(text), "it is no URL");
  const url = new URL(String(text));
  if (!SCHEMES.has(url.protocol)) {
    throw new HostRefused(url.href, "only http, https, ws and wss are spoken");
  }
  return url;
}

function plainHost(text: string): string {
  const host = canonicalHost(text);
  if (host === null) {
    throw new HostRefused(text, "an allowed host is one name or address, without port or path");
  }
  return host;
}

function beyond(host: string, detail = ""): HostRefused {
  return new HostRefused(
    host,
    `it lies beyond this machine${detail}; --allow-host ${host} would allow it`,
  );
}

function allAddresses(name: string): Promise<LookupAddress[]> {
  return resolveName(name, { all: true });
}
