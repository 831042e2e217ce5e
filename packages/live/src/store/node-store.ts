import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync } from "node:fs";

import { originHash } from "./audit-entry.ts";
import { AuditLog } from "./audit-log.ts";
import { CaseContent } from "./case-content.ts";
import { CaseVault } from "./case-vault.ts";
import { Database } from "./database.ts";
import { InputLog } from "./input-log.ts";
import { makeKeyFile, readKeyFile } from "./key-file.ts";
import { readMeta, writeMeta } from "./meta.ts";
import type { Meta } from "./meta.ts";
import { Outbox } from "./outbox.ts";
import { ProgressMark } from "./progress-mark.ts";
import { isBlank, makeTables, STORE_SCHEMA } from "./schema.ts";
import { KEY_BYTES } from "./sealed-bytes.ts";
import type { RandomBytes } from "./sealed-bytes.ts";
import { openToRead } from "./read-only-store.ts";
import { asStoreError, StoreError } from "./store-error.ts";
import type { LentStore } from "./store-thread.ts";
import { Turn } from "./turn.ts";

/** The run that the store in this file is of. @throws StoreError if it is missing or no store */
export function storedRun(file: string): StoredRun {
  const store = openToRead(file);
  try {
    const { content_hash = "", seed = "", protocol = "" } = store.meta;
    return { content_hash, seed: Number(seed), protocol };
  } finally {
    store.close();
  }
}

/** What a store is of. One made for another run is refused. */
export interface StoredRun {
  readonly content_hash: string;
  readonly seed: number;
  /** Version of the protocol. */
  readonly protocol: string;
}

export interface StoreOptions {
  readonly run: StoredRun;
  /** The key-encryption key: a file, made on first use, or the 32 bytes themselves. */
  readonly kek: { readonly file: string } | Uint8Array;
  /**
   * `normal` (the default) survives the death of the process at any instant; `full` also a loss of
   * power, at the price of a flush to the disk with every commit.
   */
  readonly synchronous?: "normal" | "full";
  /** File of the case keys; the store's own name and `.keys` by default. Not to be backed up. */
  readonly vault?: string;
  /** Milliseconds to wait for a lock of another process; 5000 by default. */
  readonly patience?: number;
  readonly random?: RandomBytes;
}

/**
 * What one node, or all nodes of one process, must know after a crash. Writes collect in a turn
 * until `commit`; nothing may leave the node before that has returned. Every method throws
 * StoreError; after one thrown by `commit` the process should end.
 */
export class NodeStore implements Disposable {
  readonly inputs: InputLog;
  readonly outbox: Outbox;
  readonly audit: AuditLog;
  readonly progress: ProgressMark;
  readonly #database: Database;
  readonly #vault: CaseVault;
  readonly #content: CaseContent;
  readonly #turn: Turn;
  readonly #options: StoreOptions;
  #erasing = false;
  #isLent = false;

  /**
   * Opens a store, or begins one if the file is missing or empty. An erasure that a crash
   * interrupted is completed.
   */
  static open(file: string, options: StoreOptions): NodeStore {
    const { patience = 5_000, random = randomBytes, synchronous = "normal" } = options;
    const database = new Database(file, {
      patience,
      pragmas: `${PRAGMAS} PRAGMA synchronous = ${synchronous};`,
    });
    let vault: CaseVault | undefined;
    try {
      const fresh = isBlank(database, STORE_SCHEMA);
      const keys = options.vault ?? `${file}.keys`;
      if (!fresh && !existsSync(keys))
        throw new StoreError("keys", keys, `the case keys of ${file} are missing`);
      const kek = keyEncryptionKey(keys, options.kek, random);
      vault = new CaseVault(keys, { kek, patience, random });
      if (fresh) begin(database, { ...described(options.run), vault: vault.id });
      refuseOtherRun(file, readMeta(database), { ...described(options.run), vault: vault.id });
      return new NodeStore(database, vault, options);
    } catch (error) {
      vault?.close();
      database.close();
      throw error;
    }
  }

  private constructor(database: Database, vault: CaseVault, options: StoreOptions) {
    const { random = randomBytes } = options;
    this.#options = options;
    this.#database = database;
    this.#vault = vault;
    this.#turn = new Turn(database);
    this.#content = new CaseContent(database, vault, this.#turn, random);
    this.#content.carryOutErasures();
    this.inputs = new InputLog(database, this.#content, this.#turn);
    this.outbox = new Outbox(database, this.#content, this.#turn);
    this.progress = new ProgressMark(database, this.#turn);
    this.audit = new AuditLog(database, this.#turn, originHash(readMeta(database)));
  }

  /**
   * Erases what a node has of a case until now: with `commit` its inputs lose their content, here
   * and in every backup, and its pending frames are dropped at once. What arrives later is kept
   * under a new key.
   *
   * @returns how many frames were dropped
   */
  erase(node: string, request: string): number {
    this.#content.orderErasure(node, request);
    this.#erasing = true;
    return this.outbox.drop(node, request);
  }

  /** Whether a node keeps content of a case that was not erased. */
  holds(node: string, request: string): boolean {
    return this.#content.has(node, request);
  }

  /** Makes the turn durable, then carries out its erasures. */
  commit(): void {
    this.#turn.commit();
    if (!this.#erasing) return;
    this.#content.carryOutErasures();
    this.#erasing = false;
  }

  /** Drops the turn. */
  rollback(): void {
    this.#turn.rollback();
    this.#erasing = false;
    this.#content.forget();
    this.audit.reread();
  }

  /**
   * Writes a compact copy to a file that must not exist. It holds no key: what is erased later is
   * unreadable there too. Between turns only.
   */
  backup(file: string): void {
    if (this.#turn.open)
      throw new StoreError("refused", this.#database.file, "a backup needs the turn committed");
    copyInto(file, () => this.#database.prepare("VACUUM INTO ?").run(file));
  }

  /**
   * Leaves writing to another connection, and the keys of cases with it. From then on this one tells
   * what is committed and needs no key, such as whether a node has an input. Between turns only.
   */
  lend(): LentStore {
    if (this.#turn.open)
      throw new StoreError("refused", this.#database.file, "to lend it needs the turn committed");
    const { random: _, ...options } = this.#options;
    this.#isLent = true;
    this.#vault.close();
    return { file: this.#database.file, options };
  }

  /** Closes the files. A turn that was not committed is dropped, as a crash would. */
  close(): void {
    this.#turn.rollback();
    this.#database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").only();
    this.#database.close();
    if (!this.#isLent) this.#vault.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

function keyEncryptionKey(
  vault: string,
  kek: StoreOptions["kek"],
  random: RandomBytes,
): Uint8Array {
  if (kek instanceof Uint8Array) {
    if (kek.length !== KEY_BYTES)
      throw new StoreError("keys", vault, `its key-encryption key must have ${KEY_BYTES} bytes`);
    return kek;
  }
  // Where there are keys already, a new one could open none of them.
  if (!existsSync(vault) || statSync(vault).size === 0) makeKeyFile(kek.file, random);
  return readKeyFile(kek.file);
}

function begin(database: Database, meta: Meta): void {
  database.exec("BEGIN IMMEDIATE");
  makeTables(database, STORE_SCHEMA);
  writeMeta(database, meta);
  database.exec("COMMIT");
}

/** Makes a file for the owner alone, has it filled and flushed, or leaves none. */
function copyInto(file: string, fill: () => void): void {
  try {
    const handle = openSync(file, "wx", 0o600);
    try {
      fill();
      fsyncSync(handle);
    } catch (error) {
      rmSync(file);
      throw error;
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    // What failed was the copy, whatever file the database names.
    const failed = asStoreError(file, error);
    if (!(failed instanceof StoreError)) throw failed;
    const { fault, message } = failed;
    throw new StoreError(fault, file, `the backup failed (${message})`, { cause: error });
  }
}

function described({ content_hash, seed, protocol }: StoredRun): Meta {
  return { content_hash, seed: String(seed), protocol };
}

/** @throws StoreError naming what the store has and what was asked for */
function refuseOtherRun(file: string, found: Meta, wanted: Meta): void {
  for (const [name, value] of Object.entries(wanted)) {
    if (found[name] === value) continue;
    const [fault, what] =
      name === "vault" ? (["keys", "case keys"] as const) : (["other-run", name] as const);
    const sentence = `was made with ${what} ${found[name] ?? "(none)"}, not with ${value}`;
    throw new StoreError(fault, file, sentence);
  }
}

// A checkpoint writes each page once, however often it changed since the last, and the node stands
// still until the disk has it all. With 64 MB between two instead of SQLite's 4 MB, the same steps
// write a fraction, and such pauses are rare.
const PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA wal_autocheckpoint = 16000;
  PRAGMA temp_store = MEMORY;
`;
