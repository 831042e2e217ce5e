import {
  type Interpreter,
  deskMachine,
  type DeskContext,
  type DeskEvent,
  type DeskOrders,
  type MessageBody,
  type MessageType,
  type ResolvedScenario,
  type Task as Asked,
} from "@contactpoint/protocol";
import { acquaintancesOf } from "./acquaintances.ts";
import type { Agenda, Happening, RecordSink } from "./agenda.ts";
import { Authorities } from "./authorities.ts";
import { BackgroundWork } from "./background-work.ts";
import { type Carrier, DirectCarrier } from "./carrier.ts";
import type { Case, CaseFacts } from "./case.ts";
import { CaseOpening } from "./case-opening.ts";
import { CaseRecovery } from "./case-recovery.ts";
import { Casework } from "./casework.ts";
import { type Choices, choicesOf } from "./choices.ts";
import { type ContactPoint, contactPoints } from "./contact-point.ts";
import { Correspondence } from "./correspondence.ts";
import { Desk } from "./desk.ts";
import { Draws } from "./draws.ts";
import { Hardship } from "./hardship.ts";
import { HubWork } from "./hub-work.ts";
import { Injects } from "./injects.ts";
import { type Introductions, introductionsOf } from "./introductions.ts";
import { JoinedCases, type JoinedTask } from "./joined-cases.ts";
import { Links } from "./links.ts";
import { NeedSources } from "./need-sources.ts";
import { Nemesis } from "./nemesis.ts";
import { OfficerWork } from "./officer-work.ts";
import { Orders } from "./orders.ts";
import { DirectPortal, type Portal } from "./portal.ts";
import { type Pools, poolsOf } from "./pools.ts";
import { type People, WorkOfPeople } from "./people.ts";
import { type Passage, Post } from "./post.ts";
import { ProviderDesk } from "./provider-desk.ts";
import { RegisterCopies } from "./register-copies.ts";
import type { RestingCases } from "./resting-cases.ts";
import { Routes } from "./routes.ts";
import { type StandIns, standInsOf } from "./stand-ins.ts";
import type { Interpret, Machine, Surroundings } from "./surroundings.ts";

/** What a host gives a world. */
export interface WorldHost {
  readonly agenda: Agenda;
  readonly interpret: Interpret;
  readonly record: RecordSink;
  /** Brings messages on; where it is left out, they stay in this process. */
  readonly carrier?: Carrier;
  /** Brings orders to providers; where it is left out, they are desks in this process. */
  readonly portal?: Portal;
  /** The States whose contact points run here; all, unless said. */
  readonly hosted?: ReadonlySet<string>;
  /** People who are the officers of some contact points; nobody, unless given. */
  readonly people?: People;
  /** Lays aside the states of files that rest; where it is left out, they stay in memory. */
  readonly resting?: RestingCases;
  /** Hears of every need of the scenario, those of contact points elsewhere included. */
  readonly onNeed?: (facts: CaseFacts) => void;
}

/**
 * Who and what surrounds the contact points of one scenario: desks, officers, authorities,
 * providers, channels, links, needs and faults; and the routing of facts and orders among them.
 * It does nothing by itself: a host's agenda calls what is due.
 */
export class World implements Surroundings {
  readonly scenario: ResolvedScenario;
  readonly agenda: Agenda;
  readonly draws: Draws;
  readonly record: RecordSink;
  readonly points: readonly ContactPoint[];
  readonly casework: Casework;
  readonly opening: CaseOpening;
  readonly post: Post;
  readonly injects: Injects;
  readonly correspondence: Correspondence;
  readonly joined: JoinedCases;
  readonly resting: RestingCases | null;
  /** Null where all officers are simulated. */
  readonly people: WorkOfPeople | null;
  /** Null where nobody stands in for another. */
  readonly pools: Pools | null;
  /** Null where hubs introduce nobody. */
  readonly introductions: Introductions | null;
  /** By index of the contact point; null for those that run elsewhere. */
  readonly #desks: readonly (Desk | null)[];
  readonly #hosted: ReadonlySet<string> | null;
  readonly #onNeed: (facts: CaseFacts) => void;
  readonly #byId: ReadonlyMap<string, ContactPoint>;
  readonly #providers: ReadonlyMap<string, ProviderDesk>;
  readonly #work: OfficerWork;
  readonly #authorities: Authorities;
  readonly #orders: Orders;
  readonly #standIns: StandIns | null;
  /** Null where hubs only pass on. */
  readonly hubWork: HubWork | null;
  readonly hardship: Hardship;
  readonly nemesis: Nemesis;
  /** Null where every draw follows the seed. */
  readonly choices: Choices | null;

  constructor(scenario: ResolvedScenario, host: WorldHost) {
    this.scenario = scenario;
    this.agenda = host.agenda;
    this.record = host.record;
    this.resting = host.resting ?? null;
    this.draws = new Draws(scenario.seed);
    this.points = contactPoints(scenario);
    this.#byId = new Map(this.points.map((point) => [point.id, point]));
    this.#hosted = host.hosted ?? null;
    this.#onNeed = host.onNeed ?? (() => undefined);
    this.hardship = new Hardship(this.agenda, this.draws, this.#faultRecord());
    this.choices = choicesOf(scenario);
    this.#providers = new Map(
      scenario.providers.map((provider) => [
        provider.id,
        new ProviderDesk(provider, this.agenda, this.draws, this.hardship, this.choices),
      ]),
    );
    const desk: Interpreter<DeskContext, DeskEvent, DeskOrders> = host.interpret(deskMachine);
    const { call_again_after } = scenario.practice;
    this.#desks = this.points.map((point) =>
      this.hosts(point.id)
        ? new Desk(point, this.agenda, this.draws, this.record, desk, call_again_after)
        : null,
    );
    const routes = new Routes(scenario, this.points);
    const copies = new RegisterCopies(
      scenario.register,
      Object.keys(scenario.channels),
      this.agenda,
      this.draws,
    );
    this.nemesis = new Nemesis(this, new CaseRecovery(this));
    this.casework = new Casework(this, host.interpret);
    this.opening = new CaseOpening(this, routes);
    this.injects = new Injects(this);
    this.correspondence = new Correspondence(this, copies);
    const { effects } = scenario.topology;
    this.hubWork = effects === undefined ? null : new HubWork(this, effects, copies);
    this.joined = new JoinedCases(this);
    this.people = host.people === undefined ? null : new WorkOfPeople(this, host.people);
    this.pools = poolsOf(this);
    const links = new Links(scenario.topology, this.draws, this.hardship.links, this.choices);
    this.introductions = introductionsOf(this, routes, links, copies);
    this.post = this.#makePost(links, copies, host.carrier);
    this.#work = new OfficerWork(this, acquaintancesOf(this, routes));
    this.#standIns = standInsOf(this);
    this.#authorities = new Authorities(this);
    const portal = host.portal ?? new DirectPortal(this.agenda, (id) => this.providerOf(id));
    this.#orders = new Orders(this, portal);
  }

  #makePost(links: Links, copies: RegisterCopies, carrier: Carrier | undefined): Post {
    return new Post(
      this,
      links,
      copies,
      carrier ?? new DirectCarrier(this.agenda, () => this.post),
      {
        delivered: (message) => this.correspondence.delivered(message),
        failed: (message) => this.correspondence.failed(message),
        relay: (passage) => this.relay(passage),
        answer: this.hubWork === null ? null : (passage) => this.hubWork?.answer(passage),
      },
    );
  }

  /** Whether this State's contact point runs here. */
  hosts(state: string): boolean {
    return this.#hosted === null || this.#hosted.has(state);
  }

  get now(): number {
    return this.agenda.now;
  }

  get end(): number {
    return this.scenario.clock.end;
  }

  /** Opens the desks, enters the faults, injects and sources of needs. Called once, at the start. */
  begin(): void {
    for (const desk of this.#desks) desk?.open();
    this.nemesis.begin();
    this.injects.begin();
    new NeedSources(this).begin();
    for (const desk of this.#desks) if (desk !== null) new BackgroundWork(this, desk).begin();
  }

  /** A need arises. */
  need(facts: CaseFacts): void {
    // In the last phase nothing new is wanted; what was wanted is pursued.
    if (this.hardship.isOver && facts.parent === null) return;
    this.#onNeed(facts);
    if (this.hosts(facts.from.id)) this.opening.open(facts);
  }

  at(due: number, happening: Happening): void {
    this.agenda.at(due, happening);
  }

  ask(of: Case, machine: Machine, item: number, task: Asked): void {
    if (this.#standIns?.take(of, machine, item, task) === true) return;
    if (this.joined.follows(of, machine, item, task)) return;
    // Whether to lodge is for the people of a contact point to say.
    if (task === "lodge" && this.people?.plays(of.point.id) === true) return;
    if (task === "authorise" || task === "lodge" || task === "decide-assistance")
      this.#authorities.ask(of, item, task);
    else this.#work.ask(of, machine, item, task);
  }

  send(
    of: Case,
    machine: Machine,
    type: MessageType,
    item: number,
    body: MessageBody | null,
  ): void {
    this.correspondence.send(of, machine, type, item, body);
  }

  request(of: Case, rung: number): void {
    this.correspondence.request(of, rung);
  }

  inquire(of: Case): void {
    this.correspondence.inquire(of);
  }

  repeat(of: Case): void {
    this.correspondence.repeat(of);
  }

  order(of: Case, item: number): void {
    this.#orders.send(of, item);
  }

  finished(of: Case): void {
    this.joined.ended(of);
    this.people?.drop(of);
    if (of.waiting.length > 0) this.deskOf(of.point).drop(of);
    if (of.waiting.length === 0) return;
    for (const desk of this.pools?.desksBeside(of.point) ?? []) desk.drop(of);
  }

  retriesOf(provider: string): { readonly retries: number; readonly retry_after: number } {
    return this.providerOf(provider).provider;
  }

  /** The officers of a hub handle what is on its way. */
  relay(passage: Passage): void {
    this.#work.relay(passage, this.hubWork);
  }

  /** An officer of a hub is asked for details, and `told` when they have been found. */
  askHub(of: Case, hub: ContactPoint, leg: number, told: () => void): void {
    this.#work.introduce(of, hub, leg, told);
  }

  /** What an officer would conclude is concluded, and occupies nobody. */
  conclude(of: Case, item: number, task: JoinedTask): void {
    this.#work.conclude(of, item, task);
  }

  /** The work that followed another request's is done for itself. */
  askOfficers(of: Case, item: number, task: JoinedTask): void {
    this.#work.ask(of, task === "order" ? "hold" : "requested", item, task);
  }

  deskOf(point: ContactPoint): Desk {
    const desk = this.#desks[point.index];
    if (!desk) throw new Error(`${point.id} has no desk here`);
    return desk;
  }

  /** The weather is the same for all; in a network of several processes one writes it down. */
  #faultRecord(): RecordSink {
    const [first] = this.scenario.states;
    return first === undefined || this.hosts(first.id) ? this.record : null;
  }

  pointOf(state: string): ContactPoint {
    const point = this.#byId.get(state);
    if (point === undefined) throw new Error(`there is no State ${state}`);
    return point;
  }

  providerOf(id: string): ProviderDesk {
    const provider = this.#providers.get(id);
    if (provider === undefined) throw new Error(`there is no provider ${id}`);
    return provider;
  }
}
