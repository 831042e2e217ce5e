import { entryHash } from "./audit-entry.ts";
import type { AuditEntry, AuditHead } from "./audit-entry.ts";
import type { Database, Statement } from "./database.ts";
import { StoreError } from "./store-error.ts";
import type { Turn } from "./turn.ts";

/**
 * The audit log: append-only, gap-free, each entry hashed with the one before. All nodes of a file
 * share one chain, so that one head vouches for all of them, entries of one node cannot be cut off
 * while another's go on, and the order among nodes is part of what is proved.
 */
export class AuditLog {
  readonly #file: string;
  readonly #turn: Turn;
  readonly #origin: string;
  readonly #insert: Statement;
  readonly #last: Statement;
  #head: AuditHead;

  /** @param origin what the first entry follows */
  constructor(database: Database, turn: Turn, origin: string) {
    this.#file = database.file;
    this.#turn = turn;
    this.#origin = origin;
    this.#insert = database.prepare(
      "INSERT INTO audit (seq, at, node, kind, subject, digest, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
    );
    this.#last = database.prepare("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1");
    this.#head = this.#read();
  }

  /**
   * Adds an entry to the turn.
   *
   * @throws StoreError "refused" if the digest is none, so that no content gets in by its place, or
   *   if a value would come back from the file another than it was hashed
   */
  append(entry: AuditEntry): void {
    const { at, node, kind, subject, digest } = entry;
    this.#require(SHA256_HEX.test(digest), "a SHA-256 digest in hex");
    this.#require(Number.isSafeInteger(at), "an instant in whole milliseconds");
    this.#require([node, kind, subject].every(isWellFormed), "well-formed text");
    const seq = this.#head.seq + 1;
    const hash = entryHash(this.#head.hash, { ...entry, seq });
    this.#turn.write(() => this.#insert.run(seq, at, node, kind, subject, digest, hash));
    this.#head = { seq, hash };
  }

  /** The last entry, the turn's own included. Kept elsewhere, it shows a later truncation. */
  head(): AuditHead {
    return this.#head;
  }

  /** Goes back to the last entry in the file after a turn was rolled back. */
  reread(): void {
    this.#head = this.#read();
  }

  #require(met: boolean, what: string): void {
    if (!met) throw new StoreError("refused", this.#file, `an audit entry needs ${what}`);
  }

  #read(): AuditHead {
    const row = this.#last.first();
    return row === undefined
      ? { seq: 0, hash: this.#origin }
      : { seq: row.integer("seq"), hash: row.text("hash") };
  }
}

/** A database keeps no lone surrogate. */
function isWellFormed(text: string): boolean {
  return text.isWellFormed();
}

const SHA256_HEX = /^[0-9a-f]{64}$/;
