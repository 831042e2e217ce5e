import type { Database } from "./database.ts";
import { StoreError } from "./store-error.ts";

export interface Schema {
  /** Marks the file as ours in its header (`PRAGMA application_id`). */
  readonly application: number;
  readonly version: number;
  readonly tables: string;
  /** What such a file is called in messages. */
  readonly name: string;
}

/** What a node must know after a crash. */
export const STORE_SCHEMA: Schema = {
  application: 0x43_50_4e_53, // "CPNS"
  version: 1,
  name: "store of a contact point",
  tables: `
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE input (
      seq INTEGER PRIMARY KEY,
      node TEXT NOT NULL,
      position INTEGER NOT NULL,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      request TEXT,
      key TEXT NOT NULL,
      digest TEXT NOT NULL,
      skeleton TEXT NOT NULL,
      case_key INTEGER NOT NULL,
      content BLOB NOT NULL,
      UNIQUE (node, key)
    ) STRICT;

    CREATE TABLE outbox (
      seq INTEGER PRIMARY KEY,
      node TEXT NOT NULL,
      key TEXT NOT NULL,
      peer TEXT NOT NULL,
      channel TEXT NOT NULL,
      request TEXT,
      case_key INTEGER NOT NULL,
      frame BLOB NOT NULL,
      UNIQUE (node, key)
    ) STRICT;

    -- How far a node has come: one row each.
    CREATE TABLE progress (
      node TEXT PRIMARY KEY,
      position INTEGER NOT NULL,
      at INTEGER NOT NULL,
      facts TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE audit (
      seq INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      node TEXT NOT NULL,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      digest TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;

    -- Which key of the vault a case has. The keys themselves are in the vault's own file.
    -- state: 0 in use, 1 to be destroyed, 2 destroyed.
    CREATE TABLE case_key (
      id INTEGER PRIMARY KEY,
      node TEXT NOT NULL,
      request TEXT NOT NULL,
      state INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX case_key_in_use ON case_key (node, request) WHERE state = 0;
    CREATE INDEX case_key_to_destroy ON case_key (id) WHERE state = 1;

    CREATE TRIGGER input_is_never_changed BEFORE UPDATE ON input
      BEGIN SELECT RAISE(ABORT, 'the input log is append-only'); END;
    CREATE TRIGGER input_is_never_removed BEFORE DELETE ON input
      BEGIN SELECT RAISE(ABORT, 'the input log is append-only'); END;
    CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
    CREATE TRIGGER audit_is_never_removed BEFORE DELETE ON audit
      BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
    -- Also keeps INSERT OR REPLACE from replacing, which fires no trigger of deletion.
    CREATE TRIGGER audit_has_no_gap BEFORE INSERT ON audit
      WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
      BEGIN SELECT RAISE(ABORT, 'the audit log has no gap'); END;
  `,
};

/** The case keys, each wrapped by the key-encryption key. */
export const VAULT_SCHEMA: Schema = {
  application: 0x43_50_4e_4b, // "CPNK"
  version: 1,
  name: "key store of a contact point",
  tables: `
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    -- A destroyed key is all zeros: overwritten in its place, and known from one that got lost.
    CREATE TABLE case_key (id INTEGER PRIMARY KEY, wrapped BLOB NOT NULL) STRICT;
  `,
};

/**
 * Whether the file is still empty.
 *
 * @throws StoreError if it is something else, or a newer release made it
 */
export function isBlank(database: Database, schema: Schema): boolean {
  const found = headerOf(database);
  if (found.objects === 0 && found.version === 0 && found.application === 0) return true;
  refuseOther(database.file, found, schema);
  return false;
}

/** Makes the tables and marks the file. Call it within a transaction. */
export function makeTables(database: Database, { application, version, tables }: Schema): void {
  database.exec(tables);
  database.exec(`PRAGMA application_id = ${application}; PRAGMA user_version = ${version};`);
}

interface Header {
  readonly application: number;
  readonly version: number;
}

/** @throws StoreError if the file is not of this schema */
export function refuseOther(file: string, found: Header, { name, ...wanted }: Schema): void {
  if (found.application !== wanted.application)
    throw new StoreError("foreign", file, `is no ${name}`);
  if (found.version > wanted.version) {
    throw new StoreError(
      "newer",
      file,
      `has schema version ${found.version}, but this release knows ${wanted.version} at most`,
    );
  }
}

function headerOf(database: Database): Header & { readonly objects: number } {
  const row = database
    .prepare(
      `SELECT (SELECT application_id FROM pragma_application_id) AS application,
              (SELECT user_version FROM pragma_user_version) AS version,
              (SELECT count(*) FROM sqlite_schema) AS objects`,
    )
    .only();
  return {
    application: row.integer("application"),
    version: row.integer("version"),
    objects: row.integer("objects"),
  };
}
