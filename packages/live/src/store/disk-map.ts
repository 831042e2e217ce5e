import { DatabaseSync, type StatementSync } from "node:sqlite";

/**
 * Values by key that are asked for seldom. They stand in a file without a name, which goes when
 * nobody has the map any more, and with the process: what is in it follows from what is stored
 * elsewhere, and who goes on after a stop has it again from there.
 */
export class DiskMap<Value> {
  readonly #database = new DatabaseSync("");
  readonly #put: StatementSync;
  readonly #find: StatementSync;

  constructor() {
    this.#database.exec(`
      PRAGMA journal_mode = OFF;
      PRAGMA synchronous = OFF;
      PRAGMA cache_size = -${CACHE_KIB};
      CREATE TABLE entry (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    `);
    this.#put = this.#database.prepare("INSERT OR REPLACE INTO entry (key, value) VALUES (?, ?)");
    this.#find = this.#database.prepare("SELECT value FROM entry WHERE key = ?");
  }

  /** `value`: plain JSON. */
  set(key: string, value: Value): void {
    this.#put.run(key, JSON.stringify(value));
  }

  setAll(entries: Iterable<readonly [string, Value]>): void {
    this.#database.exec("BEGIN");
    for (const [key, value] of entries) this.set(key, value);
    this.#database.exec("COMMIT");
  }

  get(key: string): Value | undefined {
    const value = this.#find.get(key)?.["value"];
    return typeof value === "string" ? (JSON.parse(value) as Value) : undefined;
  }
}

/** Of the file, so much stays in memory. */
const CACHE_KIB = 2_048;
