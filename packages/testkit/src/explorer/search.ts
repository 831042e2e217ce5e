import type { Network } from "./network.ts";
import type { Budget } from "./network-row.ts";
import { StateSet } from "./state-set.ts";
import type { Canonicaliser } from "./symmetry.ts";

export interface SearchOptions {
  readonly budget: Budget;
  /** Writes equal rows for states that differ in names alone; absent: all are kept apart. */
  readonly canonicalise?: Canonicaliser;
  /** Whether independent requests are let go one after another. */
  readonly inTurn: boolean;
  /** Stop when so many states are known. */
  readonly maxStates: number;
  readonly onDepth?: (depth: number, states: number) => void;
}

export interface SearchOutcome {
  readonly states: number;
  readonly transitions: number;
  /** Steps from the beginning to the state farthest from it. */
  readonly depth: number;
  /** False if it was cut short. */
  readonly complete: boolean;
  /** The rules that were violated, and by which request first. Such steps are not followed. */
  readonly violated: ReadonlyMap<string, number>;
  /** States in which nothing can happen any more. */
  readonly quiet: number;
  /** Memory of the set of states (bytes). */
  readonly bytes: number;
}

/** Visits every state of a network, nearest first. */
export function searchNetwork(network: Network, options: SearchOptions): SearchOutcome {
  return new Search(network, options).run();
}

class Search {
  readonly #network: Network;
  readonly #options: SearchOptions;
  readonly #known: StateSet;
  readonly #violated = new Map<string, number>();
  readonly #row: Uint32Array;
  #transitions = 0;
  #quiet = 0;
  #taken = 0;
  #ahead = 0;
  #current = 0;

  constructor(network: Network, options: SearchOptions) {
    this.#network = network;
    this.#options = options;
    this.#known = new StateSet(network.form.width);
    this.#row = new Uint32Array(network.form.width);
  }

  run(): SearchOutcome {
    const { budget, maxStates, onDepth } = this.#options;
    for (const row of this.#network.initialRows(budget)) this.#enter(row);
    let depth = 0;
    let ends = this.#known.size;
    let next = 0;
    for (; next < this.#known.size && this.#known.size <= maxStates; next++) {
      if (next === ends) {
        depth++;
        ends = this.#known.size;
        onDepth?.(depth, ends);
      }
      this.#expand(next);
    }
    return {
      states: this.#known.size,
      transitions: this.#transitions,
      depth,
      complete: next === this.#known.size,
      violated: this.#violated,
      quiet: this.#quiet,
      bytes: this.#known.bytes,
    };
  }

  #expand(number: number): void {
    const { requests } = this.#network;
    this.#known.read(number, this.#row);
    this.#current = number;
    let any = false;
    // Whoever has begun goes on: equal requests stand in the order of their states, the latest last.
    for (let request = requests.length - 1; request >= 0; request--) {
      this.#taken = 0;
      this.#ahead = 0;
      this.#network.stepsOf(this.#row, request, this.#reached);
      any ||= this.#taken > 0;
      // The others can wait, unless this one may be going round in a circle.
      if (this.#options.inTurn && this.#ahead > 0) return;
    }
    if (!any) this.#quiet++;
  }

  readonly #reached = (row: Uint32Array, violated: readonly string[], request: number): void => {
    this.#transitions++;
    this.#taken++;
    if (violated.length === 0) {
      if (this.#enter(row) > this.#current) this.#ahead++;
      return;
    }
    for (const rule of violated) if (!this.#violated.has(rule)) this.#violated.set(rule, request);
  };

  #enter(row: Uint32Array): number {
    this.#options.canonicalise?.(row);
    return this.#known.add(row);
  }
}
