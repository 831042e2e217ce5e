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
  readonly #atOnce: number;
  /** The one stepped last at the end. */
  readonly #stepped = new Set<Case>();
  #placed = 0;

  /** @param awake so many files that were stepped last stay as they are, and hardly more */
  constructor(store: CaseStore, awake: number) {
    this.#store = store;
    this.#awake = awake;
    this.#atOnce = Math.min(awake, AT_ONCE);
  }

  /** A file is about to be stepped. */
  touch(of: Case): void {
    this.#stepped.delete(of);
    this.#stepped.add(of);
    if (this.#stepped.size < this.#awake + this.#atOnce) return;
    for (const one of this.#stepped) {
      if (this.#stepped.size === this.#awake) return;
      this.#stepped.delete(one);
      one.rest(this, (this.#placed += 1));
    }
  }

  put(place: number, state: StoredState): void {
    this.#store.set(String(place), state);
  }

  take(of: Case, place: number): StoredState | undefined {
    this.touch(of);
    return this.#store.get(String(place));
  }
}

/** To write so many to the disk takes two milliseconds; nobody waits for more. */
const AT_ONCE = 64;
