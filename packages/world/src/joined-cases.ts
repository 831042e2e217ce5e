import type { Task as Asked } from "@contactpoint/protocol";
import { type Case, type CaseFacts, fileOf } from "./case.ts";
import type { Machine } from "./surroundings.ts";
import type { WorkKind } from "./work-kind.ts";
import type { World } from "./world.ts";

/** What officers of the requested side do once for all requests for the same data. */
const JOINED_TASKS = ["acknowledge", "check", "review", "order"] as const;
export type JoinedTask = (typeof JOINED_TASKS)[number];

/**
 * Requests that a hub has recognised as asking for the data of an earlier one. At the requested
 * side each follows the earlier one: when officers have done a task for that, it is concluded for
 * this too, and occupies nobody. If the earlier one ends before, each is worked on for itself.
 */
export class JoinedCases {
  readonly #world: World;
  readonly #originals = new Map<CaseFacts, CaseFacts>();
  /** Tasks done for originals, and tasks of others that wait for them. */
  readonly #work = new Map<CaseFacts, { readonly done: Set<string>; waiting: Waiting[] }>();

  constructor(world: World) {
    this.#world = world;
  }

  join(duplicate: CaseFacts, original: CaseFacts): void {
    this.#originals.set(duplicate, original);
  }

  /** An original becomes known before anything can be joined to it. */
  watch(original: CaseFacts): void {
    if (!this.#work.has(original)) this.#work.set(original, { done: new Set(), waiting: [] });
  }

  /** False if officers are to be asked. */
  follows(of: Case, machine: Machine, item: number, asked: Asked): boolean {
    if (this.#originals.size === 0 || machine === "requesting") return false;
    const original = this.#originals.get(of.facts);
    const task = JOINED_TASKS.find((each) => each === asked);
    if (original === undefined || task === undefined) return false;
    const ahead = fileOf(original, of.point);
    const work = this.#work.get(original);
    if (ahead === undefined || work === undefined) return false;
    if (work.done.has(nameOf(task, item))) this.#world.conclude(of, item, task);
    else if (this.#world.casework.isFinished(ahead, "requested")) return false;
    else work.waiting.push({ of, item, task });
    return true;
  }

  /** Officers have done a task. */
  done({ facts, point }: Case, kind: WorkKind, item: number): void {
    if (this.#work.size === 0 || point !== facts.to) return;
    const work = this.#work.get(facts);
    const task = JOINED_TASKS.find((each) => each === kind);
    if (work === undefined || task === undefined) return;
    work.done.add(nameOf(task, item));
    const isNow = (one: Waiting): boolean => one.task === task && one.item === item;
    const now = work.waiting.filter(isNow);
    work.waiting = work.waiting.filter((one) => !isNow(one));
    for (const { of } of now) this.#world.conclude(of, item, task);
  }

  /** A side of a request has nothing more to do: what waited for it is worked on for itself. */
  ended({ facts, point }: Case): void {
    if (this.#work.size === 0 || point !== facts.to) return;
    const work = this.#work.get(facts);
    if (work === undefined) return;
    const left = work.waiting;
    work.waiting = [];
    const { agenda, nemesis } = this.#world;
    for (const { of, item, task } of left)
      nemesis.agendaFor(of).at(agenda.now, { happen: () => this.#askUnlessEnded(of, item, task) });
  }

  #askUnlessEnded(of: Case, item: number, task: JoinedTask): void {
    if (this.#world.casework.isFinished(of, "requested")) return;
    this.#world.askOfficers(of, item, task);
  }
}

interface Waiting {
  readonly of: Case;
  readonly item: number;
  readonly task: JoinedTask;
}

function nameOf(task: JoinedTask, item: number): string {
  return `${task} ${item}`;
}
