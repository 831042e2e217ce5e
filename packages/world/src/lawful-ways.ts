import { bindingInstrument, relayOf } from "@contactpoint/protocol";
import type { ResolvedInstrument, ResolvedScenario } from "@contactpoint/protocol";
import type { Basis } from "./case-opening.ts";
import type { ContactPoint } from "./contact-point.ts";
import type { Routes } from "./routes.ts";

/** Null where nobody asks whether a hub is bound by what it handles. */
export function lawfulWaysOf(scenario: ResolvedScenario, routes: Routes): LawfulWays | null {
  const { shape, effects } = scenario.topology;
  const asked = effects?.treaty_status === true && relayOf(shape) === "handle";
  return asked ? new LawfulWays(routes) : null;
}

/**
 * A hub that handles reads what passes it, so it must itself be bound by the instrument. Where it
 * is not, the pair uses another instrument that binds all, or a network of both without the hub.
 */
export class LawfulWays {
  readonly #routes: Routes;

  constructor(routes: Routes) {
    this.#routes = routes;
  }

  /** The same basis where it is lawful at every hub; without a route where there is none. */
  among(
    instruments: readonly ResolvedInstrument[],
    basis: Basis,
    from: ContactPoint,
    to: ContactPoint,
    now: number,
  ): Basis {
    const hubs = basis.route?.path.slice(1, -1) ?? [];
    if (hubs.length === 0) return basis;
    const binding = instruments.filter(({ bound_from }) =>
      hubs.every(({ id }) => (bound_from[id] ?? Infinity) <= now),
    );
    const instrument = bindingInstrument(binding, from.id, to.id, now);
    // The hubs of an overlay are members of its networks.
    if (instrument !== null || (basis.route?.network ?? null) !== null) {
      return { ...basis, instrument };
    }
    const network = this.#routes.networkOf(from, to);
    if (network === null) return { ...basis, route: null };
    return { ...basis, network, route: { path: [from, to], wayBack: [to, from], network } };
  }
}
