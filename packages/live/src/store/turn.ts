import type { Database, Statement } from "./database.ts";
import { StoreError } from "./store-error.ts";

/**
 * The writes between two commits. The transaction begins with the first write, so a turn that
 * writes nothing costs nothing.
 */
export class Turn {
  readonly #database: Database;
  readonly #begin: Statement;
  readonly #commit: Statement;
  #failed: unknown;

  constructor(database: Database) {
    this.#database = database;
    this.#begin = database.prepare("BEGIN IMMEDIATE");
    this.#commit = database.prepare("COMMIT");
  }

  /**
   * Carries out a write. After one has failed only `rollback` helps, because SQLite may have
   * dropped the writes before it, and a commit would keep half a turn.
   */
  write<Result>(act: () => Result): Result {
    this.#refuseAfterFailure();
    try {
      if (!this.#database.inTransaction) this.#begin.run();
      return act();
    } catch (error) {
      this.#failed = error;
      throw error;
    }
  }

  get open(): boolean {
    return this.#database.inTransaction;
  }

  commit(): void {
    this.#refuseAfterFailure();
    if (this.open) this.#commit.run();
  }

  rollback(): void {
    if (this.open) this.#database.exec("ROLLBACK");
    this.#failed = undefined;
  }

  #refuseAfterFailure(): void {
    if (this.#failed === undefined) return;
    throw new StoreError(
      "refused",
      this.#database.file,
      "the turn failed and must be rolled back",
      {
        cause: this.#failed,
      },
    );
  }
}
