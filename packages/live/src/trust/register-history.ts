import type { RegisterEntry } from "./register.ts";

/** A version that was taken. */
export interface TakenVersion {
  readonly version: number;
  readonly digest: string;
  /** Key that signed it. */
  readonly key: string;
  /** When it came in here. */
  readonly at: number;
}

/** What is remembered of an entry, also when later versions leave its State out. */
export interface KnownEntry {
  readonly state: string;
  readonly digest: string;
  readonly sign_key: string;
  readonly valid_from: number;
  /** Version of the register that brought it. */
  readonly version: number;
}

/** Versions remembered; enough to tell a rollback from an equivocation for years of circulation. */
const VERSIONS_KEPT = 1000;

/** What was taken, so that nobody can present another past. */
export class RegisterHistory {
  #taken: readonly TakenVersion[];
  readonly #known = new Map<string, readonly KnownEntry[]>();

  constructor(taken: readonly TakenVersion[] = [], known: readonly KnownEntry[] = []) {
    this.#taken = taken;
    for (const each of known) this.#learn(each);
  }

  get latest(): TakenVersion | undefined {
    return this.#taken.at(-1);
  }

  version(version: number): TakenVersion | undefined {
    return this.#taken.find((each) => each.version === version);
  }

  known(state: string): KnownEntry | undefined {
    return this.#known.get(state)?.at(-1);
  }

  take(versions: readonly TakenVersion[], entries: readonly KnownEntry[]): void {
    this.#taken = [...this.#taken, ...versions].slice(-VERSIONS_KEPT);
    for (const each of entries) this.#learn(each);
  }

  /**
   * Forgets what a stolen key signed and what follows from it.
   *
   * @param since instants of coming in from this one on
   */
  forget(key: string, since: number): void {
    const first = this.#taken.find((each) => each.key === key && each.at >= since);
    if (first === undefined) return;
    this.#taken = this.#taken.filter(({ version }) => version < first.version);
    for (const [state, entries] of this.#known) {
      this.#known.set(
        state,
        entries.filter(({ version }) => version < first.version),
      );
    }
  }

  /** Everything, as the constructor takes it. */
  memory(): { readonly taken: readonly TakenVersion[]; readonly known: readonly KnownEntry[] } {
    return { taken: this.#taken, known: [...this.#known.values()].flat() };
  }

  #learn(entry: KnownEntry): void {
    this.#known.set(entry.state, [...(this.#known.get(entry.state) ?? []), entry]);
  }
}

export function knownEntry(entry: RegisterEntry, digest: string, version: number): KnownEntry {
  const { state, sign_key, valid_from } = entry;
  return { state, digest, sign_key, valid_from, version };
}
