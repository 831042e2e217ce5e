import type { SQLOutputValue } from "node:sqlite";

import { StoreError } from "./store-error.ts";

/** A row read from a database. A column of another type than asked for is damage. */
export class Row {
  readonly #file: string;
  readonly #columns: Readonly<Record<string, SQLOutputValue>>;

  constructor(file: string, columns: Readonly<Record<string, SQLOutputValue>>) {
    this.#file = file;
    this.#columns = columns;
  }

  integer(column: string): number {
    const value = this.#columns[column];
    return typeof value === "number" ? value : this.#damaged(column);
  }

  text(column: string): string {
    const value = this.#columns[column];
    return typeof value === "string" ? value : this.#damaged(column);
  }

  textOrNull(column: string): string | null {
    return this.#columns[column] === null ? null : this.text(column);
  }

  bytes(column: string): Uint8Array {
    const value = this.#columns[column];
    return value instanceof Uint8Array ? value : this.#damaged(column);
  }

  #damaged(column: string): never {
    throw new StoreError("damaged", this.#file, `column "${column}" holds something else`);
  }
}
