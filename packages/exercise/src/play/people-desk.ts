import type { Dictation, LiveHost } from "@contactpoint/live";
import { REQUEST_ITEMS, type ResolvedScenario } from "@contactpoint/protocol";
import type { StatedItems } from "@contactpoint/protocol/messages";
import { type Finding as WorldFinding, PersonsActs, type PersonsWork } from "@contactpoint/world";
import { askingState, type ExerciseRecord, type Finding, type PlayerAct } from "../log/index.ts";
import { isStaff } from "../desk/index.ts";
import type { Seat } from "../seats/index.ts";
import { Unknown } from "./conflict.ts";
import type { Debts } from "./debts.ts";
import type { InjectDesk } from "./inject-desk.ts";
import type { LetterBook } from "./letter-book.ts";
import type { TaskDesk } from "./task-desk.ts";
import { wordsOf } from "./words-of.ts";

type Done = ExerciseRecord & { readonly kind: "act" };

/** Where it shows what people have done. */
export interface PlayedDesks {
  readonly letters: LetterBook;
  readonly tasks: TaskDesk;
  readonly injects: InjectDesk;
  readonly debts: Debts;
}

/** What people do with the network, carried out. */
export class PeopleDesk {
  readonly #scenario: ResolvedScenario;
  readonly #host: LiveHost;
  readonly #desks: PlayedDesks;
  readonly #acts: PersonsActs;
  readonly #requests = new Map<string, number>();

  constructor(scenario: ResolvedScenario, host: LiveHost, desks: PlayedDesks) {
    this.#scenario = scenario;
    this.#host = host;
    this.#desks = desks;
    this.#acts = new PersonsActs(host.world);
  }

  /**
   * At this run time. A debt may be paid by it, or taken up.
   *
   * @throws Unknown, Conflict, WorkFault or FindingFault; then nothing has changed
   */
  carryOut(seat: Seat, { act, person }: Done, run: number): void {
    const { tasks, injects, debts } = this.#desks;
    const work = "task" in act ? this.#workOf(act.task) : undefined;
    this.#do(seat, act);
    if (act.act === "start" && work !== undefined) tasks.started(work, person);
    if (act.act === "read")
      debts.pay(`${injects.read(act.inject, seat)}/inject/${act.inject}`, run);
    if (act.act !== "finish" || work === undefined) return;
    tasks.finished(work, person, act.finding.result);
    debts.pay(act.task, run);
  }

  #do(seat: Seat, act: PlayerAct): void {
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

  #request(seat: Seat, act: Extract<PlayerAct, { act: "request" }>): void {
    const { to, form, urgency, stated } = act;
    const from = askingState(seat.id, act);
    const isOwn = isStaff(seat) ? this.#people.plays(from) : seat.states.includes(from);
    if (!isOwn) throw new Unknown(`nobody here asks in the name of ${from}`);
    if (!this.#scenario.states.some(({ id }) => id === to) || to === from)
      throw new Unknown(`there is no other State ${to}`);
    const items = stated.data?.items ?? [];
    const unknown = items.find(({ provider }) => !this.#isProvider(provider));
    if (unknown !== undefined) throw new Unknown(`there is no provider ${unknown.provider}`);
    const number = (this.#requests.get(from) ?? 0) + 1;
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
    // What failed is not done again in the next life of the service, and must not count in this one.
    this.#requests.set(from, number);
  }

  #finish(work: PersonsWork, finding: Finding): void {
    const request = work.of.facts.id;
    const words = wordsOf(finding);
    // What is refused must not stand in the next letter.
    this.#people.finish(work.id, worldFinding(work, finding), () => {
      if (words !== null) this.#dictate(request, words);
    });
  }

  #dictate(request: string, words: Dictation): void {
    this.#host.dictate(request, words);
    this.#desks.letters.dictate(request, words);
  }

  /** A task of the seat's own State; the staff may do those of any. */
  #own(seat: Seat, id: string): PersonsWork {
    const work = this.#workOf(id);
    if (work === undefined || !(isStaff(seat) || seat.states.includes(work.of.point.id)))
      throw new Unknown(`nobody here owes ${id}`);
    return work;
  }

  #workOf(task: string): PersonsWork | undefined {
    const state = task.slice(0, task.indexOf("/"));
    return this.#people.waiting(state).find(({ id }) => id === task);
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
