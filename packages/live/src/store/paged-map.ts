import { DiskMap } from "./disk-map.ts";
import { Recent } from "./recent.ts";

/** Where values are kept by key: a `Map`, or one that keeps but few of them in memory. */
export interface Keep<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): unknown;
}

/**
 * A map of which the entries used last stand in memory and all others on the disk. What `get` gives
 * may be changed at once, and is then what it gives the next time; nobody may hold it longer, since
 * what is changed after it has gone to the disk is lost.
 */
export class PagedMap<Value> implements Keep<Value> {
  readonly #disk = new DiskMap<Value>();
  readonly #recent: Recent<string, Value>;

  /** @param most at least so many entries stand in memory, and hardly more */
  constructor(most = MOST) {
    this.#recent = new Recent(most, (gone) => this.#disk.setAll(gone));
  }

  get(key: string): Value | undefined {
    const recent = this.#recent.get(key);
    if (recent !== undefined) return recent;
    const value = this.#disk.get(key);
    if (value !== undefined) this.#recent.set(key, value);
    return value;
  }

  /** `value`: plain JSON. */
  set(key: string, value: Value): void {
    this.#recent.set(key, value);
  }
}

/** What a large exercise uses within some minutes. */
const MOST = 1_024;

/** The part of a keep whose keys begin with a name. */
export function within<Value>(keep: Keep<Value>, name: string): Keep<Value> {
  return {
    get: (key) => keep.get(`${name} ${key}`),
    set: (key, value) => keep.set(`${name} ${key}`, value),
  };
}
