import type { Seat } from "../seats/index.ts";
import type { DeskDocument, Versioned } from "./desk-document.ts";

/** Something that can be seen: each seat sees its own document of it, or none. */
export interface Sheet {
  readonly key: string;
  /** Null: not for this seat. Whatever is not given here never leaves the process. */
  show(seat: Seat): DeskDocument | null;
}

/**
 * Many documents about one thing, each with a version of its own: that which the board will have by
 * the next `put`. None of them is ever gone.
 */
export interface Sheaf {
  readonly key: string;
  /** Those that this seat may see and that are newer. */
  since(seat: Seat, version: number): readonly Versioned[];
}

/** What changed, as one seat may see it. */
export interface Update {
  /** The board's life: versions of another one say nothing, and `documents` are then all there are. */
  readonly life: string;
  /** Ask from here the next time. */
  readonly version: number;
  readonly documents: readonly Versioned[];
}

interface Entry {
  /** Null: it is gone. */
  readonly sheet: Sheet | Sheaf | null;
  readonly version: number;
  /** Seats that were given a document under this key, a bit each. */
  shownTo: bigint;
}

/** So many of the last changes are known one by one; who was away for longer is told everything. */
const CHANGES_MOST = 4_096;

/** So many documents take some milliseconds to write, most of them from the disk. */
const PART_DOCUMENTS = 128;

/**
 * All that is to be seen of an exercise, by key. A change gives its sheet the next version; a screen
 * asks for all that changed since the version it has, however long it was away.
 */
export class Board {
  readonly life: string;
  #version = 0;
  readonly #sheets = new Map<string, Entry>();
  /** Keys of the last changes; the last belongs to the present version. */
  #changes: string[] = [];
  readonly #listeners = new Set<() => void>();
  /** By seat, the bit that stands for it. */
  readonly #bits = new Map<string, bigint>();

  readonly #most: number;

  /**
   * @param life a name that no earlier board had
   * @param most documents from which on a part is told
   */
  constructor(life: string, most = PART_DOCUMENTS) {
    this.life = life;
    this.#most = most;
  }

  get version(): number {
    return this.#version;
  }

  put(sheet: Sheet | Sheaf): void {
    this.#note(sheet.key, sheet);
  }

  /** It is gone, for everybody. */
  drop(key: string): void {
    if (this.#sheets.has(key)) this.#note(key, null);
  }

  /** What this seat sees that changed since `version`; 0: everything. */
  since(seat: Seat, version: number): Update {
    const documents: Versioned[] = [];
    for (const key of this.#changedSince(version)) this.#look(key, seat, version, documents);
    return { life: this.life, version: this.#version, documents };
  }

  /**
   * The same in parts, since all of a large exercise takes seconds. The board may change between
   * them. Only with the last, which it returns, one has come from `version` to a newer one.
   */
  *parts(seat: Seat, version: number): Generator<Update, Update> {
    const { life } = this;
    const reached = this.#version;
    let documents: Versioned[] = [];
    for (const key of this.#changedSince(version)) {
      this.#look(key, seat, version, documents);
      if (documents.length < this.#most) continue;
      yield { life, version, documents };
      documents = [];
    }
    return { life, version: reached, documents };
  }

  /** Whether this seat sees something under the key; `sheaf`: key of the sheaf that it may be in. */
  shows(seat: Seat, key: string, sheaf = key): boolean {
    const sheet = this.#sheets.get(sheaf)?.sheet ?? null;
    if (sheet === null) return false;
    if ("since" in sheet) return sheet.since(seat, 0).some((document) => document.key === key);
    return sheet.show(seat) !== null;
  }

  /** Called after every change. Returns what ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Adds what this seat sees under a key that is newer. */
  #look(key: string, seat: Seat, version: number, documents: Versioned[]): void {
    const entry = this.#sheets.get(key);
    if (entry === undefined || entry.version <= version) return;
    const { sheet } = entry;
    if (sheet !== null && "since" in sheet) {
      documents.push(...sheet.since(seat, version));
      return;
    }
    const bit = this.#bitOf(seat);
    const document = sheet?.show(seat) ?? null;
    if (document !== null) entry.shownTo |= bit;
    // Even a key tells something: who never saw the document does not hear that it is gone.
    else if (version === 0 || (entry.shownTo & bit) === 0n) return;
    documents.push({ key, version: entry.version, document });
  }

  #note(key: string, sheet: Sheet | Sheaf | null): void {
    this.#version += 1;
    const shownTo = this.#sheets.get(key)?.shownTo ?? 0n;
    this.#sheets.set(key, { sheet, version: this.#version, shownTo });
    this.#changes.push(key);
    if (this.#changes.length >= 2 * CHANGES_MOST)
      this.#changes = this.#changes.slice(-CHANGES_MOST);
    for (const listener of this.#listeners) listener();
  }

  #bitOf({ id }: Seat): bigint {
    const bit = this.#bits.get(id) ?? 1n << BigInt(this.#bits.size);
    this.#bits.set(id, bit);
    return bit;
  }

  #changedSince(version: number): Iterable<string> {
    const changes = this.#version - version;
    if (version < 0 || changes > this.#changes.length) return this.#sheets.keys();
    return new Set(changes <= 0 ? [] : this.#changes.slice(-changes));
  }
}
