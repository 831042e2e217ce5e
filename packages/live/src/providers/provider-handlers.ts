import { http, type HttpHandler } from "msw";
import { portalHandler, type PortalOptions } from "./portal-handler.ts";
import type { ProviderBook } from "./provider-book.ts";

/**
 * Handlers of MSW that play the order portals of providers, one each, at `providerUrl`.
 *
 * @param books by the id of the provider
 * @throws Error if two ids differ only in capitals, which names of hosts do not know
 */
export function providerHandlers(
  books: ReadonlyMap<string, ProviderBook>,
  options: PortalOptions = {},
): HttpHandler[] {
  const hosts = new Set([...books.keys()].map(providerUrl));
  if (hosts.size < books.size) throw new Error("two providers would share a host");
  return [...books].map(([id, book]) => {
    const handler = portalHandler(book, options);
    return http.all(`${providerUrl(id)}*`, ({ request }) => handler(request));
  });
}

/** Where a provider's portal is while MSW plays it; `.example` leads nowhere else (RFC 2606). */
export function providerUrl(id: string): string {
  return `https://${id.toLowerCase()}.provider.example/`;
}
