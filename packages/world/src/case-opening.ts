import {
  ASSISTANCE,
  INSTRUMENT_RULES,
  type InstrumentBasis,
  type NoBasisRecord,
  type RequestForm,
  type ResolvedInstrument,
  type TopologyShape,
  VOLUNTARY,
  bindingInstrument,
} from "@contactpoint/protocol";
import { Case, type CaseFacts } from "./case.ts";
import { type LawfulWays, lawfulWaysOf } from "./lawful-ways.ts";
import type { Message } from "./message.ts";
import type { ContactPoint } from "./contact-point.ts";
import type { Route, Routes } from "./routes.ts";
import { TermsBook } from "./terms.ts";
import type { World } from "./world.ts";

/** Where only a network joins two States, Budapest's grounds of refusal apply by analogy: an assumption. */
const NETWORK_BASIS: InstrumentBasis = "BUDAPEST";

/** On what, and by which way, one State may ask another. */
export interface Basis {
  readonly instrument: ResolvedInstrument | null;
  readonly network: string | null;
  readonly route: Route | null;
}

/** Turns a need into a request, or records that no law or network lets it become one. */
export class CaseOpening {
  readonly #world: World;
  readonly #routes: Routes;
  readonly #terms: TermsBook;
  readonly #lawful: LawfulWays | null;
  /** What every request rests on where no network of contact points carries it, or null. */
  readonly #anyway: string | null;
  readonly #instruments: Readonly<Record<RequestForm, readonly ResolvedInstrument[]>>;

  constructor(world: World, routes: Routes) {
    this.#world = world;
    this.#routes = routes;
    this.#terms = new TermsBook(world.scenario);
    const { instruments, topology } = world.scenario;
    this.#lawful = lawfulWaysOf(world.scenario, routes);
    this.#anyway = standingOf(topology.shape);
    this.#instruments = {
      preservation: instruments,
      ping: instruments,
      "location-query": instruments,
      "emergency-disclosure": instruments.filter(
        ({ basis }) => INSTRUMENT_RULES[basis].articles["emergency-disclosure"] !== null,
      ),
    };
  }

  open(facts: CaseFacts): void {
    this.#write(facts);
    this.#world.nemesis.input(facts.from, facts.id, () => this.#begin(facts));
  }

  #begin(facts: CaseFacts): void {
    const basis = this.basisOf(facts.form, facts.from, facts.to);
    if (basis === null) return this.#noBasis(facts, "no-instrument");
    if (basis.route === null) return this.#noBasis(facts, "no-route");
    const terms = this.#termsOf(facts);
    // A ladder of networks alone has no rung for a pair that shares none of them.
    if (terms.ladder.length === 0) return this.#noBasis(facts, "no-route");
    const opened = new Case(facts, facts.from, terms);
    opened.basis = basis.instrument?.basis ?? NETWORK_BASIS;
    opened.instrument = basis.instrument?.id ?? basis.network ?? "";
    opened.path = basis.route.path;
    opened.wayBack = basis.route.wayBack;
    const { agenda, casework, end, nemesis } = this.#world;
    nemesis.processes?.opened(opened);
    casework.open(opened);
    if (facts.withdrawn_at >= end) return;
    const withdraw = (): void => casework.requesting(opened, { type: "needWithdrawn" });
    agenda.at(Math.max(agenda.now, facts.withdrawn_at), {
      happen: () => nemesis.input(facts.from, facts.id, withdraw),
    });
  }

  /** The addressee of a request, or a hub on its way, opens a file on it. */
  receive({ facts, instrument }: Pick<Message, "facts" | "instrument">, point: ContactPoint): Case {
    const { scenario } = this.#world;
    const of = new Case(facts, point, this.#termsOf(facts));
    of.basis = scenario.instruments.find(({ id }) => id === instrument)?.basis ?? NETWORK_BASIS;
    of.instrument = instrument;
    const route = this.#routes.between(facts.from, facts.to);
    of.path = route?.path ?? [facts.from, facts.to];
    of.wayBack = route?.wayBack ?? of.path.toReversed();
    this.#world.nemesis.processes?.opened(of);
    return of;
  }

  /** What lets the one ask the other today, or null: an instrument that knows the form, or a network of both. */
  basisOf(form: RequestForm, from: ContactPoint, to: ContactPoint): Basis | null {
    const route = this.#routes.between(from, to);
    if (this.#anyway !== null) return this.#withoutNetwork(form, route);
    const instrument = bindingInstrument(this.#instruments[form], from.id, to.id, this.#world.now);
    const network =
      form === "emergency-disclosure" ? null : (route?.network ?? this.#routes.networkOf(from, to));
    if (instrument === null && network === null) return null;
    const basis = { instrument, network, route };
    const { now } = this.#world;
    return this.#lawful?.among(this.#instruments[form], basis, from, to, now) ?? basis;
  }

  /** There is no contact point to ping, and no officer to ask where data are. */
  #withoutNetwork(form: RequestForm, route: Route | null): Basis {
    const leads = form === "preservation" || form === "emergency-disclosure";
    return { instrument: null, network: this.#anyway, route: leads ? route : null };
  }

  /** The way of messages by a rung: another network joins its members directly. */
  wayOf(of: Case, network: string | null): Route["path"] {
    return network === null ? of.path : [of.facts.from, of.facts.to];
  }

  #termsOf({ form, urgency, from, to }: CaseFacts) {
    return this.#terms.of(form, urgency, to.law, to.state.law, (network) =>
      this.#routes.areMembers(network, from, to),
    );
  }

  #noBasis(facts: CaseFacts, reason: NoBasisRecord["reason"]): void {
    this.#world.record?.({ kind: "no-basis", at: this.#world.now, request: facts.id, reason });
  }

  #write(facts: CaseFacts): void {
    const { record, now } = this.#world;
    record?.({
      kind: "need",
      at: now,
      request: facts.id,
      ...(facts.parent === null
        ? {}
        : { parent: facts.parent.facts.id, parent_item: facts.parent_item }),
      ...(facts.incident === null ? {} : { incident: facts.incident }),
      ...(facts.duplicate_of === null ? {} : { duplicate_of: facts.duplicate_of }),
      form: facts.form,
      urgency: facts.urgency,
      from: facts.from.id,
      to: facts.to.id,
      items: facts.items.map(({ provider, expires_at, stated_expiry, data_class }) => ({
        provider,
        expires_at,
        stated_expiry,
        data_class,
      })),
      circumstances: facts.circumstances,
    });
  }
}

function standingOf({ kind }: TopologyShape): string | null {
  if (kind === "direct-to-provider") return VOLUNTARY;
  return kind === "mutual-legal-assistance" ? ASSISTANCE : null;
}
