import type { CaseVault } from "./case-vault.ts";
import type { Database, Statement } from "./database.ts";
import { NoncePool } from "./nonce-pool.ts";
import { Recent } from "./recent.ts";
import { seal, unseal } from "./sealed-bytes.ts";
import type { RandomBytes } from "./sealed-bytes.ts";
import { StoreError } from "./store-error.ts";
import type { Turn } from "./turn.ts";

/** Where a piece of content belongs. It opens nowhere else. */
export interface Place {
  readonly node: string;
  /** The case; null for what belongs to none, such as a register. */
  readonly request: string | null;
  readonly row: "input" | "outbox";
  readonly key: string;
}

/** Encrypts what rows say about a case, under a key that the case has at this node alone. */
export class CaseContent {
  readonly #database: Database;
  readonly #vault: CaseVault;
  readonly #turn: Turn;
  readonly #nonces: NoncePool;
  readonly #inUse = new Recent<string, number>(RECENT_CASES);
  readonly #find: Statement;
  readonly #assign: Statement;
  readonly #order: Statement;

  constructor(database: Database, vault: CaseVault, turn: Turn, random: RandomBytes) {
    this.#database = database;
    this.#vault = vault;
    this.#turn = turn;
    this.#nonces = new NoncePool(random);
    this.#find = database.prepare(
      "SELECT id FROM case_key WHERE node = ? AND request = ? AND state = 0",
    );
    this.#assign = database.prepare(
      "INSERT INTO case_key (id, node, request, state) VALUES (?, ?, ?, 0)",
    );
    this.#order = database.prepare(
      "UPDATE case_key SET state = 1 WHERE node = ? AND request = ? AND state = 0",
    );
  }

  /** Encrypts within a turn. @returns the bytes and the number of the key to read them by */
  close(place: Place, text: string): { readonly caseKey: number; readonly sealed: Uint8Array } {
    const caseKey = this.#keyOf(place.node, place.request ?? NO_CASE);
    const key = this.#vault.key(caseKey);
    if (key === undefined)
      throw new StoreError("keys", this.#database.file, `key ${caseKey} was destroyed in use`);
    return { caseKey, sealed: seal(key, text, contextOf(place), this.#nonces.bytes) };
  }

  /**
   * @returns the text, or null if the case was erased
   * @throws StoreError if the bytes were changed or belong to another row
   */
  open(place: Place, caseKey: number, sealed: Uint8Array): string | null {
    const key = this.#vault.key(caseKey);
    if (key === undefined) return null;
    const plain = unseal(key, sealed, contextOf(place));
    if (plain !== undefined) return plain.toString("utf8");
    const what = `the content of ${place.row} row "${place.key}" was changed`;
    throw new StoreError("damaged", this.#database.file, what);
  }

  /** Whether anything is kept of a case that an erasure would make unreadable. */
  has(node: string, request: string): boolean {
    return this.#find.first(node, request) !== undefined;
  }

  /** Orders within a turn that what the case has until now become unreadable. */
  orderErasure(node: string, request: string): void {
    if (request === NO_CASE)
      throw new StoreError("refused", this.#database.file, "an erasure needs a request");
    this.#turn.write(() => {
      this.#order.run(node, request);
      this.#inUse.delete(caseName(node, request));
    });
  }

  /** Destroys the keys of all committed orders. Doing it twice does no harm. */
  carryOutErasures(): void {
    const rows = this.#database.prepare("SELECT id FROM case_key WHERE state = 1").all();
    if (rows.length === 0) return;
    this.#vault.destroy(rows.map((row) => row.integer("id")));
    this.#database.exec("UPDATE case_key SET state = 2 WHERE state = 1");
  }

  /** Forgets what a turn that was rolled back assigned. */
  forget(): void {
    this.#inUse.clear();
  }

  #keyOf(node: string, request: string): number {
    const name = caseName(node, request);
    const known = this.#inUse.get(name);
    if (known !== undefined) return known;
    const id = this.#found(node, request) ?? this.#assigned(node, request);
    this.#inUse.set(name, id);
    return id;
  }

  #found(node: string, request: string): number | undefined {
    const id = this.#find.first(node, request)?.integer("id");
    if (id === undefined || this.#vault.key(id) !== undefined) return id;
    // A backup from before an erasure was put back: the key is gone, the store does not know.
    this.#database.prepare("UPDATE case_key SET state = 2 WHERE id = ?").run(id);
    return undefined;
  }

  #assigned(node: string, request: string): number {
    const id = this.#vault.take();
    this.#assign.run(id, node, request);
    return id;
  }
}

/** Stands for the request of what belongs to no case. */
const NO_CASE = "";

const RECENT_CASES = 4_096;

function caseName(node: string, request: string): string {
  return `${node}\0${request}`;
}

function contextOf({ node, request, row, key }: Place): string {
  return JSON.stringify(["contactpoint-content-v1", node, request, row, key]);
}
