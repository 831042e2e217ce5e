import type { LiveHost } from "@contactpoint/live";
import { REQUEST_ITEMS, type ResolvedScenario } from "@contactpoint/protocol";
import type { StatedItems } from "@contactpoint/protocol/messages";
import { type Finding as WorldFinding, PersonsActs, type PersonsWork } from "@contactpoint/world";
import type { Finding, PlayerAct } from "../log/index.ts";
import { isStaff } from "../desk/index.ts";
import type { Seat } from "../seats/index.ts";
import { Conflict, Unknown } from "./conflict.ts";
import type { LetterBook } from "./letter-book.ts";

/** What people do with the network, carried out. */
export class PeopleDesk {
  readonly #scenario: ResolvedScenario;
  readonly #host: LiveHost;
  readonly #letters: LetterBook;
  readonly #acts: PersonsActs;
  readonly #requests = new Map<string, number>();

  constructor(scenario: ResolvedScenario, host: LiveHost, letters: LetterBook) {
    this.#scenario = scenario;
    this.#host = host;
    this.#letters = letters;
    this.#acts = new PersonsActs(host.world);
  }

  /** @throws Unknown, Conflict, WorkFault or FindingFault; then nothing has changed */
  carryOut(seat: Seat, act: PlayerAct): void {
    switch (act.act) {
      case "request":
        return this.#request(seat, act);
      case "start":
        return this.#people.start(this.#own(seat, act.task).id);
      case "finish":
        return this.#finish(this.#own(seat, act.task), act.finding);
      case "withdraw":
        return this.#acts.withdraw(this.#fileOf(seat, act.request));
      case "lodge-assistance":
        return this.#acts.lodge(this.#fileOf(seat, act.request));
      case "ask-status":
        return this.#acts.askStatus(this.#fileOf(seat, act.request));
      case "escalate":
        return this.#acts.escalate(this.#fileOf(seat, act.request));
      case "call":
      case "read":
        return;
    }
  }

  #request(
    seat: Seat,
    { to, form, urgency, stated }: Extract<PlayerAct, { act: "request" }>,
  ): void {
    const [from] = seat.states;
    if (from === undefined) throw new Conflict("a request is made by a contact point");
    if (!this.#scenario.states.some(({ id }) => id === to) || to === from)
      throw new Unknown(`there is no other State ${to}`);
    const items = stated.data?.items ?? [];
    const unknown = items.find(({ provider }) => !this.#isProvider(provider));
    if (unknown !== undefined) throw new Unknown(`there is no provider ${unknown.provider}`);
    const number = (this.#requests.get(from) ?? 0) + 1;
    this.#requests.set(from, number);
    const id = `seat/${from}/${number}`;
    this.#dictate(id, { stated });
    this.#acts.request({
      id,
      from,
      to,
      form,
      urgency,
      items: items.map(({ provider, data_class, stated_expiry }) => ({
        provider,
        data_class,
        stated_expiry,
      })),
      missing: leftOut(stated),
    });
  }

  #finish(work: PersonsWork, finding: Finding): void {
    const request = work.of.facts.id;
    if (finding.result === "prepared") this.#dictate(request, { stated: finding.stated });
    if (finding.result === "supplemented") this.#dictate(request, { supplied: finding.supplied });
    this.#people.finish(work.id, worldFinding(work, finding));
  }

  #dictate(request: string, words: { stated?: StatedItems; supplied?: StatedItems }): void {
    this.#host.dictate(request, words);
    this.#letters.dictate(request, words);
  }

  /** A task of the seat's own State; the staff may do those of any. */
  #own(seat: Seat, id: string): PersonsWork {
    const state = id.slice(0, id.indexOf("/"));
    const work = this.#people.waiting(state).find((one) => one.id === id);
    if (work === undefined || !(isStaff(seat) || seat.states.includes(state)))
      throw new Unknown(`nobody here owes ${id}`);
    return work;
  }

  #fileOf(seat: Seat, request: string) {
    const facts = this.#host.truth.of(request);
    const [state] = seat.states;
    if (facts === undefined || state === undefined) throw new Unknown(`no request ${request}`);
    return this.#acts.fileOf(facts, state);
  }

  #isProvider(id: string): boolean {
    return this.#scenario.providers.some((provider) => provider.id === id);
  }

  get #people() {
    const { people } = this.#host.world;
    if (people === null) throw new Error("nobody plays in this world");
    return people;
  }
}

/** Items of the form that are not stated. */
function leftOut(stated: StatedItems): readonly string[] {
  return REQUEST_ITEMS.filter(({ field }) => stated[field] === undefined).map(({ id }) => id);
}

/** The finding in the words of the world. */
function worldFinding({ of }: PersonsWork, finding: Finding): WorldFinding {
  switch (finding.result) {
    case "prepared":
      return { result: "prepared", missing: leftOut(finding.stated) };
    case "supplemented": {
      const still = leftOut(finding.supplied);
      return { result: "supplemented", missing: of.missing.filter((item) => still.includes(item)) };
    }
    case "prejudice":
      return { result: "prejudice", reasons: finding.explanation };
    default:
      return finding;
  }
}
