import { hash } from "node:crypto";

import { Database } from "./database.ts";
import type { Statement } from "./database.ts";
import { readMeta, writeMeta } from "./meta.ts";
import { Recent } from "./recent.ts";
import { isBlank, makeTables, VAULT_SCHEMA } from "./schema.ts";
import { KEY_BYTES, seal, SEAL_BYTES, unseal } from "./sealed-bytes.ts";
import type { RandomBytes } from "./sealed-bytes.ts";
import { StoreError } from "./store-error.ts";

export interface VaultOptions {
  /** The key-encryption key, 32 bytes. */
  readonly kek: Uint8Array;
  readonly patience: number;
  readonly random: RandomBytes;
}

/**
 * The keys of cases, wrapped by the key-encryption key, in a file of their own: a copy of the store
 * holds no key, so to destroy a key here makes the content unreadable in every copy, earlier ones
 * included. Keys are made ahead and flushed to the disk before any content uses them, so content
 * never outlives a crash that its key did not.
 *
 * The file stays locked while it is open; that keeps a second process from the same store.
 */
export class CaseVault {
  /** A random name by which a store knows its vault again. */
  readonly id: string;
  readonly #database: Database;
  readonly #options: VaultOptions;
  readonly #find: Statement;
  readonly #recent = new Recent<number, Uint8Array>(RECENT_KEYS);
  /** Made and flushed, but not yet given to a case; last in, first out. */
  #spare: { readonly id: number; readonly key: Uint8Array }[] = [];
  #batch = FIRST_BATCH;

  /** @throws StoreError if the file is locked or something else, or the key does not fit */
  constructor(file: string, options: VaultOptions) {
    this.#options = options;
    this.#database = new Database(file, { patience: options.patience, pragmas: PRAGMAS });
    try {
      // Exclusive mode takes the lock with the first transaction and keeps it.
      this.#database.exec("BEGIN EXCLUSIVE");
      if (isBlank(this.#database, VAULT_SCHEMA)) this.#begin();
      this.#database.exec("COMMIT");
      this.id = this.#identify();
      this.#find = this.#database.prepare("SELECT wrapped FROM case_key WHERE id = ?");
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** A key that no case had before. */
  take(): number {
    if (this.#spare.length === 0) this.#spare = this.#makeKeys();
    const next = this.#spare.pop();
    if (next === undefined) throw new RangeError("no key was made");
    this.#recent.set(next.id, next.key);
    return next.id;
  }

  /**
   * @returns the key, or undefined if it was destroyed
   * @throws StoreError if the vault never had it
   */
  key(id: number): Uint8Array | undefined {
    const recent = this.#recent.get(id);
    if (recent !== undefined) return recent;
    const row = this.#find.first(id);
    if (row === undefined) throw this.#unfit(`has no key ${id}; it is not the store's`);
    const wrapped = row.bytes("wrapped");
    if (wrapped.every((byte) => byte === 0)) return undefined;
    const opened = unseal(this.#options.kek, wrapped, this.#context(id));
    if (opened === undefined)
      throw new StoreError("damaged", this.#database.file, `key ${id} does not open`);
    // Bytes of its own: a part of Node's pool would keep 64 KiB of it in memory.
    const key = new Uint8Array(opened);
    opened.fill(0);
    this.#recent.set(id, key);
    return key;
  }

  /** Destroys keys for good. When it returns, no bytes of them are in the file or beside it. */
  destroy(ids: readonly number[]): void {
    const overwrite = this.#database.prepare(
      `UPDATE case_key SET wrapped = zeroblob(${KEY_BYTES + SEAL_BYTES}) WHERE id = ?`,
    );
    this.#transaction(() => {
      for (const id of ids) overwrite.run(id);
    });
    for (const id of ids) {
      this.#recent.get(id)?.fill(0);
      this.#recent.delete(id);
    }
    // The write-ahead log still has the page as it was.
    const { busy } = this.#checkpoint();
    if (busy) throw new StoreError("locked", this.#database.file, "a reader keeps destroyed keys");
  }

  close(): void {
    this.#checkpoint();
    this.#database.close();
  }

  #begin(): void {
    makeTables(this.#database, VAULT_SCHEMA);
    writeMeta(this.#database, {
      id: Buffer.from(this.#options.random(16)).toString("hex"),
      kek: this.#fingerprint(),
    });
  }

  #identify(): string {
    const { id, kek } = readMeta(this.#database);
    if (id === undefined) throw this.#unfit("has no name");
    if (kek !== this.#fingerprint())
      throw this.#unfit("was made with another key-encryption key than the one given");
    return id;
  }

  /** Tells keys apart; a hash of 32 random bytes tells nothing else. */
  #fingerprint(): string {
    return hash("sha256", Buffer.concat([Buffer.from("contactpoint-kek-v1"), this.#options.kek]));
  }

  #makeKeys(): { readonly id: number; readonly key: Uint8Array }[] {
    const row = this.#database.prepare("SELECT coalesce(max(id), 0) AS last FROM case_key").only();
    const last = row.integer("last");
    const size = this.#batch;
    this.#batch = Math.min(2 * size, LARGEST_BATCH);
    const made = Array.from({ length: size }, (_, index) => ({
      id: last + size - index,
      key: this.#options.random(KEY_BYTES),
    }));
    const insert = this.#database.prepare("INSERT INTO case_key (id, wrapped) VALUES (?, ?)");
    this.#transaction(() => {
      for (const { id, key } of made.toReversed())
        insert.run(id, seal(this.#options.kek, key, this.#context(id), this.#options.random));
    });
    return made;
  }

  #context(id: number): string {
    return JSON.stringify(["contactpoint-case-key-v1", this.id, id]);
  }

  #transaction(act: () => void): void {
    this.#database.exec("BEGIN");
    try {
      act();
      this.#database.exec("COMMIT");
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec("ROLLBACK");
      throw error;
    }
  }

  #checkpoint(): { readonly busy: boolean } {
    const row = this.#database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").only();
    return { busy: row.integer("busy") !== 0 };
  }

  #unfit(sentence: string): StoreError {
    return new StoreError("keys", this.#database.file, sentence);
  }
}

/**
 * Each batch costs one flush to the disk, and what is left of it at the end is never used; so each
 * is twice the one before, up to what takes some 10 ms to make.
 */
const FIRST_BATCH = 64;
const LARGEST_BATCH = 1_024;

/** What a busy network works on; each costs about 200 bytes, and to unwrap again some 15 µs. */
const RECENT_KEYS = 4_096;

// FULL whatever the store has: a lost turn can be repeated, a lost key makes a whole case unreadable.
const PRAGMAS = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  PRAGMA temp_store = MEMORY;
`;
