import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { SQLOutputValue } from "node:sqlite";
import { pathToFileURL } from "node:url";

import type { NumberedEntry } from "./audit-entry.ts";
import type { Meta } from "./meta.ts";
import { refuseOther, STORE_SCHEMA } from "./schema.ts";
import { asStoreError, StoreError } from "./store-error.ts";

/** As it stands in the file; an altered file may hold numbers of any size. */
type AuditRow = NumberedEntry & { readonly hash: string };

/** The part of a store that needs no key. */
export interface ReadOnlyStore {
  readonly meta: Meta;
  /** In order of `seq`, as of one instant. */
  auditRows(): Iterable<AuditRow>;
  /** Triggers that a store has and this file has not. */
  missingGuards(): readonly string[];
  close(): void;
}

/** @throws StoreError if the file is missing, unreadable or no store */
export function openToRead(file: string): ReadOnlyStore {
  if (!existsSync(file)) throw new StoreError("missing", file, "is not there");
  if (!statSync(file).isFile()) throw new StoreError("foreign", file, "is no file");
  const act = naming(file);
  const db = act(() => new DatabaseSync(location(file), { readOnly: true, timeout: 5_000 }));
  try {
    return act(() => {
      refuseOther(
        file,
        { application: pragma(db, "application_id"), version: pragma(db, "user_version") },
        STORE_SCHEMA,
      );
      return {
        meta: metaOf(db),
        auditRows: () => auditRows(db, act),
        missingGuards: () => act(() => missingGuards(db)),
        close: () => db.close(),
      };
    });
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Without a write-ahead log nobody has the file open, and it is read as it lies there: nothing is
 * made beside it, so that evidence on a read-only medium can be verified.
 */
function location(file: string): URL {
  const url = pathToFileURL(resolve(file));
  if (!existsSync(`${file}-wal`)) url.searchParams.set("immutable", "1");
  return url;
}

function pragma(db: DatabaseSync, name: "application_id" | "user_version"): number {
  return Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);
}

function metaOf(db: DatabaseSync): Meta {
  const rows = db.prepare("SELECT name, value FROM meta").all();
  return Object.fromEntries(rows.map(({ name, value }) => [String(name), String(value)]));
}

function* auditRows(db: DatabaseSync, act: Naming): Generator<AuditRow, void> {
  const select = db.prepare(
    "SELECT seq, at, node, kind, subject, digest, hash FROM audit ORDER BY seq",
  );
  select.setReadBigInts(true);
  const rows = select.iterate();
  for (;;) {
    const { done, value } = act(() => rows.next());
    if (done === true) return;
    yield {
      seq: integer(value["seq"]),
      at: integer(value["at"]),
      node: String(value["node"]),
      kind: String(value["kind"]),
      subject: String(value["subject"]),
      digest: String(value["digest"]),
      hash: String(value["hash"]),
    };
  }
}

function integer(value: SQLOutputValue | undefined): bigint {
  return typeof value === "bigint" ? value : 0n;
}

function missingGuards(db: DatabaseSync): readonly string[] {
  const wanted = [...STORE_SCHEMA.tables.matchAll(/CREATE TRIGGER (\w+)/g)].flatMap(([, name]) =>
    name === undefined ? [] : [name],
  );
  const rows = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all();
  const found = new Set(rows.map(({ name }) => name));
  return wanted.filter((name) => !found.has(name));
}

type Naming = <Result>(act: () => Result) => Result;

function naming(file: string): Naming {
  return (act) => {
    try {
      return act();
    } catch (error) {
      throw asStoreError(file, error);
    }
  };
}
