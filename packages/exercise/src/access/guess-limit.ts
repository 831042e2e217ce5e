/** Wrong links that one address may try in a row, and how long it takes to forget one of them. */
const GUESSES_MOST = 10;
const FORGOTTEN_AFTER_MS = 30_000;
/** Addresses remembered; beyond it the oldest is forgotten. */
const ADDRESSES_MOST = 10_000;

/** Counts wrong links by address, so that nobody can go on guessing. */
export class GuessLimit {
  readonly #now: () => number;
  readonly #guesses = new Map<string, { count: number; at: number }>();

  /** `now`: real milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Milliseconds until this address may try again; 0: now. */
  waitOf(address: string): number {
    const excess = this.#countOf(address) - GUESSES_MOST;
    return excess < 0 ? 0 : Math.ceil((excess + 1) * FORGOTTEN_AFTER_MS);
  }

  /** A link that opens nothing was tried. */
  noteWrong(address: string): void {
    const count = this.#countOf(address) + 1;
    this.#guesses.delete(address);
    this.#guesses.set(address, { count, at: this.#now() });
    if (this.#guesses.size <= ADDRESSES_MOST) return;
    const [oldest] = this.#guesses.keys();
    if (oldest !== undefined) this.#guesses.delete(oldest);
  }

  #countOf(address: string): number {
    const known = this.#guesses.get(address);
    if (known === undefined) return 0;
    return Math.max(0, known.count - (this.#now() - known.at) / FORGOTTEN_AFTER_MS);
  }
}
