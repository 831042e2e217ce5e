import type { Fact } from "./fact.ts";
import { dueOf, keeperOf } from "./deadline-base.ts";
import type { Action } from "./action.ts";
import type { RequestGraph } from "./request-graph.ts";
import type { RequestState, Said, Side, Work } from "./request-state.ts";
import { sideOf, stateAfter } from "./request-steps.ts";
import { settled } from "./settled.ts";
import { nameOf, type Path } from "./shortest-path.ts";

/** One step of a path, with what it did. */
export interface Episode {
  readonly action: Action;
  readonly side: Side;
  readonly facts: readonly Fact[];
  readonly before: RequestState;
  readonly after: RequestState;
}

/** A message of a path: the steps in which it left and arrived, or -1. */
export interface Letter {
  readonly said: Said;
  readonly from: Side;
  readonly left: number;
  arrived: number;
  isDropped: boolean;
}

/** Work of a path: the steps in which it was asked for and finished, or -1. */
export interface Errand {
  readonly work: Work;
  readonly asked: number;
  finished: number;
  result: string | null;
}

/** A deadline of a path: the steps in which it was set, came, or was given up, or -1. */
export interface Deadline {
  /** `<machine> <delay>@<state>`. */
  readonly name: string;
  readonly side: Side;
  readonly set: number;
  /** By the clock that the machine goes by here: an instant of a begun hold, else a span (ms). */
  readonly due: number;
  came: number;
  givenUp: number;
}

/** A path told step by step, with every message, piece of work and deadline followed through it. */
export interface Story {
  readonly episodes: readonly Episode[];
  readonly letters: readonly Letter[];
  readonly errands: readonly Errand[];
  readonly deadlines: readonly Deadline[];
}

export function tellStory(graph: RequestGraph, path: Path, settles: boolean): Story {
  return new Teller(graph, settles).tell(path);
}

class Teller {
  readonly #graph: RequestGraph;
  readonly #settles: boolean;
  readonly #episodes: Episode[] = [];
  readonly #letters = new Map<Said, Letter>();
  readonly #errands = new Map<Work, Errand>();
  readonly #open = new Map<string, Deadline>();
  readonly #deadlines: Deadline[] = [];

  constructor(graph: RequestGraph, settles: boolean) {
    this.#graph = graph;
    this.#settles = settles;
  }

  tell(path: Path): Story {
    let state = this.#graph.state(0);
    for (const [index, action] of path.entries()) {
      const after = stateAfter(this.#graph.host, state, action);
      if (after === null) throw new Error(`step ${index} of the path cannot be taken`);
      const { facts } = this.#graph.host;
      const side = sideOf(state, action);
      this.#episodes.push({ action, side, facts, before: state, after });
      this.#finish(index, action, state);
      this.#noteDeadlines(index, action, after);
      this.#noteNew(index, state, after);
      state = this.#settles ? settled(this.#graph.host, after) : after;
    }
    return {
      episodes: this.#episodes,
      letters: [...this.#letters.values()],
      errands: [...this.#errands.values()],
      deadlines: this.#deadlines,
    };
  }

  #finish(index: number, action: Action, before: RequestState): void {
    if (action.kind === "finish") {
      const work = before.work[action.work];
      const errand = work === undefined ? undefined : this.#errands.get(work);
      if (errand === undefined) return;
      errand.finished = index;
      errand.result = action.result;
    }
    if (action.kind !== "deliver" && action.kind !== "drop") return;
    const flying = before.underWay[action.message];
    const letter = flying === undefined ? undefined : this.#letters.get(flying.said);
    if (letter === undefined || flying === undefined || flying.arrived) return;
    if (action.kind === "deliver") letter.arrived = index;
    // Of a message that was doubled another copy is still on its way.
    else if (flying.copies + flying.later === 1) letter.isDropped = true;
  }

  #noteNew(index: number, before: RequestState, after: RequestState): void {
    for (const { said, to } of after.underWay) {
      if (this.#letters.has(said) || before.underWay.some((old) => old.said === said)) continue;
      const from = to === "requesting" ? "requested" : "requesting";
      this.#letters.set(said, { said, from, left: index, arrived: -1, isDropped: false });
    }
    for (const work of after.work) {
      if (this.#errands.has(work) || before.work.includes(work)) continue;
      this.#errands.set(work, { work, asked: index, finished: -1, result: null });
    }
  }

  #noteDeadlines(index: number, action: Action, after: RequestState): void {
    if (action.kind === "fire") this.#close(`${action.machine} ${action.timer}`, "came", index);
    for (const [key, deadline] of this.#open)
      if (dueOf(after, key) < 0) {
        deadline.givenUp = index;
        this.#open.delete(key);
      }
    for (const key of this.#graph.host.scheduled) {
      this.#close(key, "givenUp", index);
      const due = dueOf(after, key);
      if (due < 0) continue;
      const deadline = this.#deadline(key, index, due);
      this.#open.set(key, deadline);
      this.#deadlines.push(deadline);
    }
  }

  #deadline(key: string, set: number, due: number): Deadline {
    const name = nameOf(this.#graph, key);
    return { name, side: keeperOf(name), set, due, came: -1, givenUp: -1 };
  }

  #close(key: string, how: "came" | "givenUp", index: number): void {
    const deadline = this.#open.get(key);
    if (deadline === undefined) return;
    deadline[how] = index;
    this.#open.delete(key);
  }
}
