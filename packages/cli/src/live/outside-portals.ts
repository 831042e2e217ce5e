import type { OutsidePortalAddress } from "@contactpoint/live";
import { allowedBy, guardedFetch } from "@contactpoint/live/providers";
import { HostGuard, HostRefused } from "@contactpoint/live/trust";
import type { ResolvedScenario } from "@contactpoint/protocol";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";

/** @throws Failure 64 if an allowed host is none */
export function hostGuard(allowed: readonly string[]): HostGuard {
  try {
    return new HostGuard({ allowed });
  } catch (error) {
    if (error instanceof HostRefused)
      throw new Failure(EXIT.usage, `--allow-host: ${error.message}`);
    throw error;
  }
}

/**
 * The portals that the scenario names by URL; the other providers are played.
 *
 * @throws Failure 64 naming each host that no --allow-host allows
 */
export function outsidePortals(
  { providers }: ResolvedScenario,
  guard: HostGuard,
): ReadonlyMap<string, OutsidePortalAddress> {
  const named = providers.flatMap(({ id, url }) => (url === undefined ? [] : [{ id, url }]));
  refuseHosts(
    guard,
    named.map(({ id, url }) => ({ what: `the portal of ${id}`, url })),
  );
  const fetch = guardedFetch(guard);
  return new Map(named.map(({ id, url }) => [id, { url, fetch, allowed: allowedBy(guard) }]));
}

/** @throws Failure 64 naming each host beyond this machine that is not allowed */
export function refuseHosts(
  guard: HostGuard,
  called: readonly { readonly what: string; readonly url: string }[],
): void {
  const refused = called.flatMap(({ what, url }) => {
    try {
      guard.admit(url);
      return [];
    } catch (error) {
      if (error instanceof HostRefused) return [`${what}, ${url}: ${error.message}`];
      throw error;
    }
  });
  if (refused.length > 0) {
    throw new Failure(
      EXIT.usage,
      ["a host beyond this machine is not allowed", ...refused].join("\n"),
    );
  }
}
