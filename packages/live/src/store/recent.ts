/**
 * The entries used last: at least so many of them, and hardly more. Of the others the oldest go a
 * few at a time, so that nobody waits for many.
 */
export class Recent<Key, Value> {
  readonly #most: number;
  readonly #atOnce: number;
  readonly #onGone: (gone: readonly (readonly [Key, Value])[]) => void;
  /** The one used last at the end. */
  readonly #entries = new Map<Key, Value>();

  /** `onGone` gets what nobody has used for so long, before it goes. */
  constructor(
    most: number,
    onGone: (gone: readonly (readonly [Key, Value])[]) => void = () => undefined,
  ) {
    this.#most = most;
    this.#atOnce = Math.min(most, AT_ONCE);
    this.#onGone = onGone;
  }

  get(key: Key): Value | undefined {
    const value = this.#entries.get(key);
    if (value !== undefined && this.#entries.delete(key)) this.#entries.set(key, value);
    return value;
  }

  set(key: Key, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size < this.#most + this.#atOnce) return;
    const gone = [...this.#entries.entries().take(this.#atOnce)];
    this.#onGone(gone);
    for (const [old] of gone) this.#entries.delete(old);
  }

  delete(key: Key): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }
}

/** To write so many to the disk takes a millisecond. */
const AT_ONCE = 64;
