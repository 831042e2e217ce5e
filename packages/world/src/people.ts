import type { Instant } from "@contactpoint/engine";
import type { OfficerTask, TaskRecord, Urgency } from "@contactpoint/protocol";
import type { Case } from "./case.ts";
import { conclusionOf, type Finding, FindingFault, RESULTS } from "./finding.ts";
import { type Conclusion, resultOf } from "./judgement.ts";
import type { World } from "./world.ts";

/** People who are the officers of some contact points. */
export interface People {
  /** Whether this State's officers are people now. */
  plays(state: string): boolean;
  /** Work waits for a person. */
  asked(work: PersonsWork): void;
  /** It is void, or machines do it from now on. */
  gone(work: PersonsWork): void;
}

/** What a task of a person is about. */
export interface WorkFacts {
  readonly of: Case;
  readonly kind: OfficerTask;
  /** -1 for the whole request. */
  readonly item: number;
  readonly urgency: Urgency;
  /** True if the person decides something; else the work is just done. */
  readonly decides: boolean;
  /** Carries out what was concluded; null where nothing is. */
  readonly done: (conclusion: Conclusion | null) => void;
  /** The same work for simulated officers. */
  readonly leave: () => void;
}

/** Work that waits for a person. */
export interface PersonsWork extends WorkFacts {
  /** `<State>/<request>/<number>`. */
  readonly id: string;
  readonly asked_at: Instant;
  readonly isStarted: boolean;
}

/** A task is not there, or is another's already. */
export class WorkFault extends Error {
  override readonly name = "WorkFault";
}

type OpenWork = { -readonly [Key in keyof PersonsWork]: PersonsWork[Key] } & {
  readonly number: number;
};

/** The work that people owe, from the question to their finding; it stands in the journal like any officer's. */
export class WorkOfPeople {
  readonly #world: World;
  readonly #people: People;
  readonly #open = new Map<string, OpenWork>();

  constructor(world: World, people: People) {
    this.#world = world;
    this.#people = people;
  }

  plays(state: string): boolean {
    return this.#people.plays(state);
  }

  /** False if simulated officers are to do it. */
  take(facts: WorkFacts): boolean {
    const { id: node } = facts.of.point;
    if (!this.#people.plays(node)) return false;
    const number = ++facts.of.tasks;
    const id = `${node}/${facts.of.facts.id}/${number}`;
    const work = { ...facts, id, number, asked_at: this.#world.now, isStarted: false };
    this.#open.set(id, work);
    this.#write(work, "asked");
    this.#people.asked(work);
    return true;
  }

  /** What waits for the people of a State, oldest first. */
  waiting(state: string): readonly PersonsWork[] {
    return this.#waiting(state);
  }

  /** Somebody takes it up. Taking it up twice is no harm. @throws WorkFault */
  start(id: string): void {
    const work = this.#of(id);
    if (work.isStarted) return;
    work.isStarted = true;
    this.#write(work, "started");
  }

  /**
   * `accepted` is called once it is known that the work ends so, and before anything follows from it.
   *
   * @throws WorkFault if nobody owes it; FindingFault if it cannot end so. Then nothing has changed.
   */
  finish(id: string, finding: Finding, accepted: () => void = () => undefined): void {
    const work = this.#of(id);
    const conclusion = work.decides ? conclusionOf(work.kind, finding, work.of) : null;
    if (conclusion === null && !RESULTS[work.kind].includes(finding.result))
      throw new FindingFault(`${work.kind} ends as ${RESULTS[work.kind].join(" or ")}`);
    accepted();
    this.start(id);
    this.#open.delete(id);
    this.#write(work, "finished", conclusion === null ? finding.result : resultOf(conclusion));
    work.done(conclusion);
  }

  /** A side has nothing more to do: what waits for it is void. */
  drop(of: Case): void {
    for (const work of this.#open.values()) {
      if (work.of !== of || work.kind === "relay") continue;
      this.#open.delete(work.id);
      this.#write(work, "dropped");
      this.#people.gone(work);
    }
  }

  /** Machines play the State from now on: what waits goes to simulated officers. */
  leave(state: string): void {
    for (const work of this.#waiting(state)) {
      this.#open.delete(work.id);
      this.#write(work, "dropped");
      this.#people.gone(work);
      work.leave();
    }
  }

  #waiting(state: string): readonly OpenWork[] {
    return [...this.#open.values()].filter(({ of }) => of.point.id === state);
  }

  #of(id: string): OpenWork {
    const work = this.#open.get(id);
    if (work === undefined) throw new WorkFault(`nobody owes ${id}`);
    return work;
  }

  #write({ of, kind, item, number }: OpenWork, phase: TaskRecord["phase"], result?: string): void {
    this.#world.record?.({
      kind: "task",
      at: this.#world.now,
      node: of.point.id,
      request: of.facts.id,
      item: item < 0 ? undefined : item,
      task: kind,
      number,
      phase,
      by: "officer",
      result,
      desk: undefined,
    });
  }
}
