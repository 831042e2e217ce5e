import { type Distribution, type Duration, sampleDuration } from "@contactpoint/engine";
import type { ResolvedHours, Task as Asked, TaskRecord } from "@contactpoint/protocol";
import { writeAuthorityTask } from "./authority-record.ts";
import { type Case, drawIndex, UNSTATED } from "./case.ts";
import { chosenConclusion } from "./chosen-conclusion.ts";
import { comesTrue } from "./draws.ts";
import { type Conclusion, Judgement, resultOf } from "./judgement.ts";
import { nextOpening } from "./opening-hours.ts";
import type { Machine } from "./surroundings.ts";
import type { World } from "./world.ts";

/** Who does a contact point's tasks where there is none. */
export interface StandIns {
  /** False if the task is left to those who do it elsewhere. */
  take(of: Case, machine: Machine, item: number, task: Asked): boolean;
}

/** Null where contact points do their work themselves. */
export function standInsOf(world: World): StandIns | null {
  const { shape } = world.scenario.topology;
  if (shape.kind === "direct-to-provider") return new Provider(world, shape.willing_share);
  if (shape.kind === "mutual-legal-assistance")
    return new CentralAuthorities(world, shape.drafting);
  return null;
}

/**
 * The requested side is the provider itself: its people take a request up in their hours, do what
 * is asked if they are willing, and need nobody's order. The requesting side has its officers.
 */
class Provider implements StandIns {
  readonly #world: World;
  readonly #willing: number;
  readonly #tasks: TasksOfOthers;

  constructor(world: World, willing: number) {
    this.#world = world;
    this.#willing = willing;
    this.#tasks = new TasksOfOthers(world);
  }

  take(of: Case, machine: Machine, item: number, task: Asked): boolean {
    if (machine === "requesting" || task === "decide-assistance" || task === "lodge") return false;
    const urgent = of.facts.urgency === "emergency";
    const hours = task === "acknowledge" && !urgent ? this.#hoursOf(of) : null;
    this.#tasks.do(of, item, task, hours, 0, (index) => this.#conclude(of, task, index));
    return true;
  }

  #conclude(of: Case, task: Asked, index: number): Conclusion {
    if (task === "check" && !asksNothing(of)) {
      return { side: "requested", event: { type: "foundComplete" } };
    }
    // It keeps the data without anybody's order that could run out.
    if (task === "renew") return { side: "hold", event: { type: "renewed", done: true } };
    return task === "review" ? this.#review(of) : this.#tasks.conclude(of, task, index);
  }

  /** No list of grounds binds a provider; whether its user would be told, it says. */
  #review(of: Case): Conclusion {
    const { draws } = this.#world;
    if (!of.chosen && !comesTrue(this.#willing, draws.willing, of.key, 0)) {
      const reasons = "the provider answers no foreign request of its own will";
      return { side: "requested", event: { type: "groundFound", ground: null, reasons } };
    }
    const provider = this.#world.providerOf(of.facts.items[0]?.provider ?? "");
    const warns = !of.chosen && provider.wouldTellUser(of.facts);
    return { side: "requested", event: { type: warns ? "prejudiceFound" : "accepted" } };
  }

  #hoursOf(of: Case): ResolvedHours | null {
    const { provider = UNSTATED } = of.facts.items[0] ?? {};
    return provider === UNSTATED ? null : this.#world.providerOf(provider).provider.hours;
  }
}

/**
 * Two central authorities in office hours. They judge as contact points do, and err alike; the
 * requesting one drafts, the requested one takes up at its next opening. The order, which stands
 * for the whole execution, is an authority's everywhere.
 */
class CentralAuthorities implements StandIns {
  readonly #world: World;
  readonly #drafting: Distribution;
  readonly #tasks: TasksOfOthers;

  constructor(world: World, drafting: Distribution) {
    this.#world = world;
    this.#drafting = drafting;
    this.#tasks = new TasksOfOthers(world);
  }

  take(of: Case, _machine: Machine, item: number, task: Asked): boolean {
    if (task === "authorise" || task === "lodge" || task === "decide-assistance") return false;
    const hours = of.point.law.hours?.[of.point.id] ?? null;
    const conclude = (index: number): Conclusion => this.#tasks.conclude(of, task, index);
    this.#tasks.do(of, item, task, hours, this.#takes(of, task), conclude);
    return true;
  }

  #takes(of: Case, task: Asked): Duration {
    if (task !== "prepare") return 0;
    return sampleDuration(this.#drafting, this.#world.draws.authority, of.key, DRAFTING_INDEX);
  }
}

/** Work of people who sit at no desk: it waits for their hours and occupies no officer. */
class TasksOfOthers {
  readonly #world: World;
  readonly #judgement: Judgement;

  constructor(world: World) {
    this.#world = world;
    this.#judgement = new Judgement(world.draws, world.scenario.practice, (id) =>
      world.providerOf(id),
    );
  }

  conclude(of: Case, task: Asked, index: number): Conclusion {
    if (task === "authorise") return { side: "hold", event: { type: "authorised" } };
    if (task === "lodge" || task === "decide-assistance")
      throw new Error(`nobody stands in for who is to ${task}`);
    return this.#judgement.conclude({ kind: task, index, of });
  }

  do(
    of: Case,
    item: number,
    task: Asked,
    hours: ResolvedHours | null,
    takes: Duration,
    conclude: (index: number) => Conclusion,
  ): void {
    const { agenda, choices, nemesis } = this.#world;
    const number = ++of.tasks;
    const code = STAND_IN_CODE + item + 1;
    const index = drawIndex(code, of.occurrence(code));
    this.#write(of, item, task, number, "asked");
    const opening = nextOpening(hours, agenda.now);
    if (opening === Infinity) return;
    const named = { node: of.point.id, request: of.facts.id, task, number };
    const finish = (): void => {
      const drawn = conclude(index);
      const conclusion =
        choices?.take({ kind: "finds", ...named }, (result) =>
          isOfficers(task) ? chosenConclusion(of, task, result, drawn) : undefined,
        ) ?? drawn;
      this.#write(of, item, task, number, "finished", resultOf(conclusion));
      this.#carryOut(of, item, conclusion);
    };
    const start = (): void => {
      this.#write(of, item, task, number, "started");
      const chosen = choices?.time({ kind: "takes", ...named });
      nemesis.agendaFor(of).at(agenda.now + (chosen ?? takes), { happen: finish });
    };
    agenda.at(opening, { happen: start });
  }

  #carryOut(of: Case, item: number, conclusion: Conclusion): void {
    const { casework } = this.#world;
    if (conclusion.side === "requesting") casework.requesting(of, conclusion.event);
    else if (conclusion.side === "requested") casework.requested(of, conclusion.event);
    else casework.hold(of, item, conclusion.event);
  }

  #write(
    of: Case,
    item: number,
    task: Asked,
    number: number,
    phase: TaskRecord["phase"],
    result?: string,
  ): void {
    writeAuthorityTask(this.#world, { of, item, task, number, phase, result });
  }
}

/** Code of their tasks among a request's repeated draws; beyond those of authorities. */
const STAND_IN_CODE = 5_000;
/** Each request is drafted once; authorities' own indices are greater. */
const DRAFTING_INDEX = 0;

function isOfficers(
  task: Asked,
): task is Exclude<Asked, "authorise" | "lodge" | "decide-assistance"> {
  return task !== "authorise" && task !== "lodge" && task !== "decide-assistance";
}

function asksNothing(of: Case): boolean {
  return of.facts.items.some(({ provider }) => provider === UNSTATED);
}
