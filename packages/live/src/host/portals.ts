import type { ResolvedScenario } from "@contactpoint/protocol";
import {
  type Fetch,
  mswFetch,
  ProviderClient,
  providerHandlers,
  providerUrl,
} from "../providers/index.ts";
import type { LiveHost } from "./live-host.ts";
import { scenarioProviderBook } from "./scenario-provider-book.ts";

/** A portal beyond this process. */
export interface OutsidePortalAddress {
  readonly url: string;
  readonly fetch: Fetch;
  /** Whether the URL may be called: true, or why not. */
  readonly allowed: (url: string) => true | string;
}

interface PortalsOptions {
  readonly scenario: ResolvedScenario;
  readonly host: () => LiveHost;
  /** By provider; the others are played in this process. */
  readonly outside: ReadonlyMap<string, OutsidePortalAddress>;
  /** Real milliseconds since the Unix epoch. */
  readonly now: () => number;
}

/** How nodes reach providers. */
export interface Portals {
  clientOf(provider: string): ProviderClient;
  /** Its portal is played in this process. */
  isPlayed(provider: string): boolean;
  /** Gives up all calls. */
  close(): void;
}

/** The clients by which nodes reach providers, made when first needed. */
export function portals({ scenario, host, outside, now }: PortalsOptions): Portals {
  const clients = new Map<string, ProviderClient>();
  const closing = new AbortController();
  let played: Fetch | null = null;
  const play = (): Fetch =>
    (played ??= mswFetch(
      providerHandlers(
        new Map(
          scenario.providers.map(({ id }) => [
            id,
            scenarioProviderBook(host().world, host().truth, id),
          ]),
        ),
      ),
    ));
  const clientOf = (provider: string): ProviderClient => {
    const known = clients.get(provider);
    if (known !== undefined) return known;
    const {
      url: base,
      fetch,
      allowed,
    } = outside.get(provider) ?? { url: providerUrl(provider), fetch: play(), allowed: () => true };
    const client = new ProviderClient({ base, fetch, allowed, now, stop: closing.signal });
    clients.set(provider, client);
    return client;
  };
  return {
    clientOf,
    isPlayed: (provider) => !outside.has(provider),
    close: () => closing.abort(),
  };
}
