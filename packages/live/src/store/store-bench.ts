import { hash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import type { AuditEntry } from "./audit-entry.ts";
import type { Input } from "./input-log.ts";
import { NodeStore } from "./node-store.ts";
import type { StoreOptions } from "./node-store.ts";

/** For tests: a temporary folder with stores in it, removed at the end of its scope. */
export class StoreBench implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), "contactpoint-store-"));

  path(name: string): string {
    return join(this.folder, name);
  }

  open(name: string, options: Partial<StoreOptions> = {}): NodeStore {
    const kek = { file: this.path("kek") };
    return NodeStore.open(this.path(name), { run: RUN, kek, patience: 20, ...options });
  }

  bytes(name: string): Buffer {
    return readFileSync(this.path(name));
  }

  /** Runs SQL on a file as somebody would who knows how to get round its triggers. */
  tamper(name: string, sql: string): void {
    const db = new DatabaseSync(this.path(name));
    db.exec("PRAGMA synchronous = OFF; BEGIN");
    const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
    for (const trigger of triggers) db.exec(`DROP TRIGGER ${String(trigger["name"])}`);
    db.exec(sql);
    for (const trigger of triggers) db.exec(String(trigger["sql"]));
    db.exec("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
    db.close();
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const RUN = { content_hash: "c0ffee", seed: 7, protocol: "1.0.0" };

/** An input with what matters to a test. */
export function input(some: Partial<Input> & Pick<Input, "key">): Input {
  const content = some.content ?? `content of ${some.key}`;
  return {
    node: "XA",
    position: 0,
    at: 0,
    kind: "message",
    request: "everyday/XA/1",
    digest: hash("sha256", content),
    skeleton: {},
    content,
    ...some,
  };
}

/** An audit entry about a subject. */
export function entry(subject: string, some: Partial<AuditEntry> = {}): AuditEntry {
  return { at: 0, node: "XA", kind: "received", subject, digest: hash("sha256", subject), ...some };
}

/** A source of random bytes that remembers what it gave. */
export class RecordedChance {
  readonly given: Buffer[] = [];

  readonly bytes = (size: number): Buffer => {
    const bytes = randomBytes(size);
    // The store overwrites keys, so the record is a copy.
    this.given.push(Buffer.from(bytes));
    return bytes;
  };
}
