import type { Case } from "./case.ts";
import type { Shelf, StoredState } from "./case-state.ts";

/** Where a host keeps the states of files that rest: plain JSON by name. */
export interface CaseStore {
  get(name: string): StoredState | undefined;
  set(name: string, state: StoredState): unknown;
}

/**
 * Lays the states of files aside to which nothing has happened for long; most wait for weeks. A file
 * takes its state back by itself when it is asked for. What a happening works on is among the last
 * files that were stepped, so no state is laid aside while somebody holds it.
 */
export class RestingCases implements Shelf {
  readonly #store: CaseStore;
  readonly #awake: number;
  #newer = new Set<Case>();
  #older = new Set<Case>();
  #named = 0;

  /** @param awake so many files that were stepped last stay as they are, at most twice as many */
  constructor(store: CaseStore, awake: number) {
    this.#store = store;
    this.#awake = awake;
  }

  /** A file is about to be stepped. */
  touch(of: Case): void {
    if (this.#newer.has(of)) return;
    this.#newer.add(of);
    if (this.#newer.size < this.#awake) return;
    for (const one of this.#older)
      if (!this.#newer.has(one)) one.rest(this, String((this.#named += 1)));
    this.#older = this.#newer;
    this.#newer = new Set();
  }

  put(name: string, state: StoredState): void {
    this.#store.set(name, state);
  }

  take(of: Case, name: string): StoredState | undefined {
    this.touch(of);
    return this.#store.get(name);
  }
}
