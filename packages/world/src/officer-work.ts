import type { DrawName, OfficerTask, Task as Asked, Urgency } from "@contactpoint/protocol";
import type { Acquaintances } from "./acquaintances.ts";
import { type Case, drawIndex, fileOf } from "./case.ts";
import { chosenConclusion } from "./chosen-conclusion.ts";
import type { ContactPoint } from "./contact-point.ts";
import type { HubWork } from "./hub-work.ts";
import { type Conclusion, Judgement, resultOf } from "./judgement.ts";
import type { WorkOfPeople } from "./people.ts";
import type { Passage } from "./post.ts";
import type { Machine } from "./surroundings.ts";
import { Task } from "./task.ts";
import { workCode } from "./work-kind.ts";
import type { World } from "./world.ts";

type OfficersTask = Exclude<Asked, "authorise" | "lodge" | "decide-assistance">;

/** Puts work into the desks' queues and brings officers' conclusions back to the machines. */
export class OfficerWork {
  readonly #world: World;
  readonly #judgement: Judgement;
  readonly #acquaintances: Acquaintances | null;

  constructor(world: World, acquaintances: Acquaintances | null) {
    this.#world = world;
    this.#acquaintances = acquaintances;
    this.#judgement = new Judgement(world.draws, world.scenario.practice, (id) =>
      world.providerOf(id),
    );
  }

  ask(of: Case, machine: Machine, item: number, kind: OfficersTask): void {
    if (kind === "prepare" && of.facts.prepared === true) return this.#leaveAtOnce(of);
    const urgency = machine === "requesting" ? of.facts.urgency : of.readUrgency;
    const code = workCode(kind) * 32 + item + 1;
    this.#add(of, item, kind, code, urgency, null);
  }

  /** A hub's officer reads a message and passes it on. Each hub on a way has luck of its own. */
  relay(passage: Passage, hubWork: HubWork | null): void {
    const { message, hop } = passage;
    const hub = message.stop(hop);
    const of = fileOf(message.facts, hub) ?? this.#world.opening.receive(message, hub);
    const done = (): void => {
      if (hubWork === null) passage.passOn();
      else hubWork.read(of, passage);
    };
    const code = workCode("relay") * 32 + hop;
    this.#add(of, -1, "relay", code, of.facts.urgency, { judge: null, done });
  }

  /** A hub's officer looks up the addressee's details for a requesting side. */
  introduce({ facts, instrument }: Case, hub: ContactPoint, leg: number, told: () => void): void {
    const of = fileOf(facts, hub) ?? this.#world.opening.receive({ facts, instrument }, hub);
    const code = workCode("relay") * 32 + leg;
    const judge = (): string => "introduced";
    this.#add(of, -1, "relay", code, facts.urgency, { judge, done: told });
  }

  /** An officer's conclusion without the officer's time. */
  conclude(of: Case, item: number, kind: OfficersTask): void {
    const agenda = this.#world.nemesis.agendaFor(of);
    const code = workCode(kind) * 32 + item + 1;
    const index = drawIndex(code, of.occurrence(TASK_CODE + code));
    agenda.at(agenda.now, {
      happen: () => this.#conclude(of, item, this.#judgement.conclude({ kind, index, of })),
    });
  }

  #leaveAtOnce(of: Case): void {
    const { casework, nemesis } = this.#world;
    const agenda = nemesis.agendaFor(of);
    const happen = (): void => casework.requesting(of, { type: "prepared" });
    agenda.at(agenda.now, { happen });
  }

  #add(
    of: Case,
    item: number,
    kind: OfficerTask,
    code: number,
    urgency: Urgency,
    handling: Handling | null,
  ): void {
    const { people } = this.#world;
    if (people !== null && this.#isPersons(people, of, item, kind, code, urgency, handling)) return;
    this.#queue(of, item, kind, code, urgency, handling);
  }

  #isPersons(
    people: WorkOfPeople,
    of: Case,
    item: number,
    kind: OfficerTask,
    code: number,
    urgency: Urgency,
    handling: Handling | null,
  ): boolean {
    return people.take({
      of,
      kind,
      item,
      urgency,
      decides: handling === null,
      done: (conclusion) => {
        if (handling !== null) handling.done();
        else if (conclusion !== null) this.#carryOut(of, kind, item, conclusion);
      },
      leave: () => this.#queue(of, item, kind, code, urgency, handling),
    });
  }

  #queue(
    of: Case,
    item: number,
    kind: OfficerTask,
    code: number,
    urgency: Urgency,
    handling: Handling | null,
  ): void {
    const { point } = of;
    const index = drawIndex(code, of.occurrence(TASK_CODE + code));
    const desk = this.#world.pools?.deskFor(point, kind) ?? this.#world.deskOf(point);
    const number = ++of.tasks;
    const work =
      this.#world.choices?.time(drawOf("takes", of, kind, number)) ??
      this.#workOf(of, desk.point, kind, index);
    const task = new Task({
      desk,
      kind,
      of,
      request: of.facts.id,
      item,
      number,
      work,
      key: of.key,
      index,
      judge: handling === null ? this.#judge : handling.judge,
      done: handling === null ? this.#done : handling.done,
    });
    desk.add(task, urgency, earliestStated(of));
  }

  /** Preparing includes translating where the requested side does not take the language. */
  #workOf(of: Case, point: ContactPoint, kind: OfficerTask, index: number): number {
    const { draws } = this.#world;
    const { service } = point.profile;
    let work = draws.service(kind, service[kind], of.key, index);
    if (kind === "prepare" && needsTranslation(of))
      work += draws.service("translate", service.translate, of.key, index);
    if (kind === "acknowledge") work += this.#acquaintances?.authentication(of, index) ?? 0;
    return Math.round(work * point.state.effects.speed);
  }

  readonly #judge = (task: Task): string => {
    const drawn = this.#judgement.conclude(task);
    task.conclusion = this.#chosen(task, drawn) ?? drawn;
    return resultOf(task.conclusion);
  };

  #chosen({ of, kind, number }: Task, drawn: Conclusion): Conclusion | undefined {
    const { choices } = this.#world;
    if (choices === null || of === null || kind === "background") return undefined;
    return choices.take(drawOf("finds", of, kind, number), (result) =>
      chosenConclusion(of, kind, result, drawn),
    );
  }

  readonly #done = ({ kind, of, item, conclusion }: Task): void => {
    if (of === null || conclusion === null || kind === "background") return;
    this.#carryOut(of, kind, item, conclusion);
  };

  #carryOut(of: Case, kind: OfficerTask, item: number, conclusion: Conclusion): void {
    if (kind === "acknowledge") this.#acquaintances?.meet(of);
    const { introductions } = this.#world;
    if (kind === "prepare" && introductions !== null) {
      const leave = this.#world.nemesis.guarded(of, () => this.#conclude(of, item, conclusion));
      return introductions.before(of, leave);
    }
    this.#conclude(of, item, conclusion);
    this.#world.joined.done(of, kind, item);
  }

  #conclude(of: Case, item: number, conclusion: Conclusion): void {
    const { casework } = this.#world;
    if (conclusion.side === "requesting") casework.requesting(of, conclusion.event);
    else if (conclusion.side === "requested") casework.requested(of, conclusion.event);
    else casework.hold(of, item, conclusion.event);
  }
}

/** Work that concludes nothing for a machine: what it is called when done, and what follows. */
interface Handling {
  readonly judge: (() => string) | null;
  readonly done: () => void;
}

function drawOf(kind: "takes" | "finds", of: Case, task: OfficerTask, number: number): DrawName {
  return { kind, node: of.point.id, request: of.facts.id, task, number };
}

/** Tasks are counted apart from messages, whose own codes run from 0 as well. */
const TASK_CODE = 8_000;

/** The earliest end that the requesting side believes in, or null. */
function earliestStated(of: Case): number | null {
  let earliest: number | null = null;
  for (const { stated_expiry } of of.facts.items) {
    if (stated_expiry !== null && (earliest === null || stated_expiry < earliest))
      earliest = stated_expiry;
  }
  return earliest;
}

function needsTranslation(of: Case): boolean {
  const { from, to } = of.facts;
  return (
    of.facts.form !== "ping" &&
    !from.state.languages.some((language) => to.law.languages.includes(language))
  );
}
