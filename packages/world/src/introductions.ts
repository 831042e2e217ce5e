import { type Instant, sampleDuration } from "@contactpoint/engine";
import type { ResolvedIntroduction } from "@contactpoint/protocol";
import { type Case, drawIndex } from "./case.ts";
import type { ContactPoint } from "./contact-point.ts";
import { comesTrue } from "./draws.ts";
import type { Links } from "./links.ts";
import type { RegisterCopies } from "./register-copies.ts";
import type { Routes } from "./routes.ts";
import type { World } from "./world.ts";

/** Null where hubs introduce nobody. */
export function introductionsOf(
  world: World,
  routes: Routes,
  links: Links,
  copies: RegisterCopies,
): Introductions | null {
  const terms = world.scenario.topology.introduction;
  return terms === undefined ? null : new Introductions(world, terms, routes, links, copies);
}

/**
 * Hubs that introduce: before a request leaves, the requesting side asks for the addressee's
 * verified details, an officer of each hub on the way looks them up, and the request goes
 * directly. Without an answer in time the requesting side's own register must do.
 */
export class Introductions {
  readonly #world: World;
  readonly #terms: ResolvedIntroduction;
  readonly #routes: Routes;
  readonly #links: Links;
  readonly #copies: RegisterCopies;
  /** When the one was last told about the other, by their numbers. */
  readonly #told = new Map<string, Instant>();

  constructor(
    world: World,
    terms: ResolvedIntroduction,
    routes: Routes,
    links: Links,
    copies: RegisterCopies,
  ) {
    this.#world = world;
    this.#terms = terms;
    this.#routes = routes;
    this.#links = links;
    this.#copies = copies;
  }

  /** The request is ready; `leave` once it may go. */
  before(of: Case, leave: () => void): void {
    const { from, to, urgency } = of.facts;
    const { agenda } = this.#world;
    const hubs = this.#routes.introducers(from, to);
    if (hubs.length === 0 || this.#remembers(from, to)) return leave();
    let hasLeft = false;
    const leaveOnce = (): void => {
      if (hasLeft) return;
      hasLeft = true;
      leave();
    };
    agenda.at(agenda.now + this.#terms.wait[urgency], { happen: leaveOnce });
    this.#ask(of, [from, ...hubs, from], 0, () => {
      this.#told.set(nameOf(from, to), agenda.now);
      this.#copies.repair(from, to);
      leaveOnce();
    });
  }

  /** A hub has told the one about the other, or one of them is the hub. */
  vouchesFor(from: ContactPoint, to: ContactPoint): boolean {
    return this.#told.has(nameOf(from, to)) || this.#routes.introducers(from, to).length === 0;
  }

  #remembers(from: ContactPoint, to: ContactPoint): boolean {
    const told = this.#told.get(nameOf(from, to));
    return told !== undefined && this.#world.now < told + this.#terms.remembered_for;
  }

  /** From each stop to the next; officers of the hubs in between look up what is asked. */
  #ask(of: Case, stops: readonly ContactPoint[], leg: number, answered: () => void): void {
    const [from, to] = [stops[leg], stops[leg + 1]];
    if (from === undefined || to === undefined) return answered();
    const next = (): void => this.#ask(of, stops, leg + 1, answered);
    this.#cross(of, from, to, leg, () => {
      if (leg + 2 === stops.length) answered();
      else this.#world.askHub(of, to, leg, next);
    });
  }

  /** Goes by the first channel of the ladder and may get lost: then nobody says so. */
  #cross(of: Case, from: ContactPoint, to: ContactPoint, leg: number, arrive: () => void): void {
    const { agenda, draws } = this.#world;
    const index = drawIndex(INTRODUCTION_CODE, leg);
    const channel = to.channels.get(of.terms.ladder[0]?.channel ?? "");
    if (channel === undefined || this.#isOut(from)) return;
    const { lost, takes } = this.#links.cross(from, to, of.facts, index, leg);
    if (lost !== null || !comesTrue(channel.reach, draws.reach, of.key, index)) return;
    const delay = sampleDuration(channel.delay, draws.delay, of.key, index);
    const happen = (): void => {
      if (!this.#isOut(to)) arrive();
    };
    agenda.at(agenda.now + delay + takes, {
      happen: () => this.#world.nemesis.input(to, of.facts.id, happen),
    });
  }

  #isOut(point: ContactPoint): boolean {
    return this.#world.deskOf(point).duty === "out-of-service";
  }
}

/** Code of an introduction among a request's repeated draws; beyond those of inquiries. */
const INTRODUCTION_CODE = 910_000;

function nameOf(from: ContactPoint, to: ContactPoint): string {
  return `${from.index}>${to.index}`;
}
