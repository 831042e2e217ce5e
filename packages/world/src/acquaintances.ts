import { type Distribution, type Duration, sampleDuration } from "@contactpoint/engine";
import { relayOf } from "@contactpoint/protocol";
import type { Case } from "./case.ts";
import type { ContactPoint } from "./contact-point.ts";
import type { Routes } from "./routes.ts";
import type { World } from "./world.ts";

/** More States than any run has. */
const STATES_MOST = 2 ** 20;

/** Null where authenticating a stranger takes no time of its own. */
export function acquaintancesOf(world: World, routes: Routes): Acquaintances | null {
  const takes = world.scenario.topology.effects?.authentication ?? null;
  return takes === null ? null : new Acquaintances(world, routes, takes);
}

/**
 * Who has dealt with whom. Whoever receives a request from a State it never dealt with takes time
 * to authenticate it, unless a hub or a network of both vouches.
 */
export class Acquaintances {
  readonly #world: World;
  readonly #routes: Routes;
  readonly #takes: Distribution;
  /** Through a hub, and within the networks of an overlay, nobody is a stranger. */
  readonly #vouches: boolean;
  readonly #met = new Set<number>();

  constructor(world: World, routes: Routes, takes: Distribution) {
    this.#world = world;
    this.#routes = routes;
    this.#takes = takes;
    const { shape } = world.scenario.topology;
    this.#vouches =
      ["hub", "regional-hubs", "overlay"].includes(shape.kind) && relayOf(shape) !== "introduce";
  }

  /** Working time that authentication adds for this request; 0 among acquaintances. */
  authentication(of: Case, index: number): Duration {
    const { from, to } = of.facts;
    if (this.#met.has(pairOf(from, to)) || this.#isVouchedFor(of)) return 0;
    return sampleDuration(this.#takes, this.#world.draws.authentication, of.key, index);
  }

  /** A request of the one was acknowledged by the other: they know one another from now on. */
  meet({ facts }: Case): void {
    this.#met.add(pairOf(facts.from, facts.to));
  }

  #isVouchedFor(of: Case): boolean {
    const { from, to } = of.facts;
    if (this.#vouches || (of.detour ?? of).path.length > 2) return true;
    if (this.#world.introductions?.vouchesFor(from, to) === true) return true;
    return this.#routes.shareNetwork(from, to);
  }
}

function pairOf(a: ContactPoint, b: ContactPoint): number {
  return Math.min(a.index, b.index) * STATES_MOST + Math.max(a.index, b.index);
}
