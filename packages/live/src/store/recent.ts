/**
 * The entries used last: at least `most` of them, at most twice as many. What was used moves to the
 * newer half; when that is full it becomes the older one, and what nobody used meanwhile goes.
 */
export class Recent<Key, Value> {
  readonly #most: number;
  readonly #onGone: (gone: readonly (readonly [Key, Value])[]) => void;
  #newer = new Map<Key, Value>();
  #older = new Map<Key, Value>();

  /** `onGone` gets what nobody has used for so long, before it goes. */
  constructor(
    most: number,
    onGone: (gone: readonly (readonly [Key, Value])[]) => void = () => undefined,
  ) {
    this.#most = most;
    this.#onGone = onGone;
  }

  get(key: Key): Value | undefined {
    const newer = this.#newer.get(key);
    if (newer !== undefined) return newer;
    const older = this.#older.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: Key, value: Value): void {
    this.#newer.set(key, value);
    if (this.#newer.size < this.#most) return;
    this.#onGone([...this.#older].filter(([older]) => !this.#newer.has(older)));
    this.#older = this.#newer;
    this.#newer = new Map();
  }

  delete(key: Key): void {
    this.#newer.delete(key);
    this.#older.delete(key);
  }

  clear(): void {
    this.#newer.clear();
    this.#older.clear();
  }
}
