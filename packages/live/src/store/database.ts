import { closeSync, openSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { SQLInputValue, StatementSync } from "node:sqlite";

import { Row } from "./row.ts";
import { asStoreError, StoreError } from "./store-error.ts";

export interface DatabaseOptions {
  /** Milliseconds to wait for a lock of another process. */
  readonly patience: number;
  /** Statements to run on the new connection. */
  readonly pragmas: string;
}

/** A database file whose errors name the file and say what is the matter. */
export class Database {
  readonly file: string;
  readonly #db: DatabaseSync;

  /**
   * Opens the file for reading and writing, creating it for the owner alone.
   *
   * @throws StoreError
   */
  constructor(file: string, { patience, pragmas }: DatabaseOptions) {
    this.file = file;
    this.#db = naming(file, () => {
      // SQLite gives its side files the mode of the database, so the mode is right from the start.
      closeSync(openSync(file, "a", 0o600));
      return new DatabaseSync(file, { timeout: patience });
    });
    try {
      this.exec(pragmas);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  exec(sql: string): void {
    naming(this.file, () => this.#db.exec(sql));
  }

  prepare(sql: string): Statement {
    return new Statement(
      this.file,
      naming(this.file, () => this.#db.prepare(sql)),
    );
  }

  get inTransaction(): boolean {
    return this.#db.isTransaction;
  }

  close(): void {
    naming(this.file, () => this.#db.close());
  }
}

/** A prepared statement. */
export class Statement {
  readonly #file: string;
  readonly #statement: StatementSync;

  constructor(file: string, statement: StatementSync) {
    this.#file = file;
    this.#statement = statement;
  }

  /** @returns how many rows changed */
  run(...values: SQLInputValue[]): number {
    return naming(this.#file, () => Number(this.#statement.run(...values).changes));
  }

  first(...values: SQLInputValue[]): Row | undefined {
    const columns = naming(this.#file, () => this.#statement.get(...values));
    return columns === undefined ? undefined : new Row(this.#file, columns);
  }

  /** The first row of a statement that always has one. */
  only(...values: SQLInputValue[]): Row {
    const row = this.first(...values);
    if (row === undefined) throw new StoreError("damaged", this.#file, "a row is missing");
    return row;
  }

  all(...values: SQLInputValue[]): readonly Row[] {
    const rows = naming(this.#file, () => this.#statement.all(...values));
    return rows.map((columns) => new Row(this.#file, columns));
  }
}

function naming<Result>(file: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw asStoreError(file, error);
  }
}
