import { DatabaseSync, type StatementSync } from "node:sqlite";

interface Table {
  readonly database: DatabaseSync;
  readonly put: StatementSync;
  readonly find: StatementSync;
}

/**
 * Values by key that are asked for seldom. They stand in a file without a name, which goes when
 * nobody has the map any more, and with the process: what is in it follows from what is stored
 * elsewhere, and who goes on after a stop has it again from there.
 */
export class DiskMap<Value> {
  /** Made with the first value. */
  #table: Table | null = null;

  /** `value`: plain JSON. */
  set(key: string, value: Value): void {
    this.#table ??= openTable();
    this.#table.put.run(key, JSON.stringify(value));
  }

  setAll(entries: readonly (readonly [string, Value])[]): void {
    if (entries.length === 0) return;
    this.#table ??= openTable();
    this.#table.database.exec("BEGIN");
    for (const [key, value] of entries) this.set(key, value);
    this.#table.database.exec("COMMIT");
  }

  get(key: string): Value | undefined {
    const value = this.#table?.find.get(key)?.["value"];
    return typeof value === "string" ? (JSON.parse(value) as Value) : undefined;
  }
}

/** Of the file, so much stays in memory: maps are several, and what was used last others keep. */
const CACHE_KIB = 256;

function openTable(): Table {
  const database = new DatabaseSync("");
  database.exec(`
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA cache_size = -${CACHE_KIB};
    CREATE TABLE entry (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `);
  return {
    database,
    put: database.prepare("INSERT OR REPLACE INTO entry (key, value) VALUES (?, ?)"),
    find: database.prepare("SELECT value FROM entry WHERE key = ?"),
  };
}
