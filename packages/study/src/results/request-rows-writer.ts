import { DuckDBInstance } from "@duckdb/node-api";
import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Unit } from "../plan/unit.ts";
import { fillTable } from "./fill-table.ts";
import { requestRowsTable } from "./request-rows-table.ts";
import type { ReplicationRequests } from "./request-rows-table.ts";
import { PARQUET_OPTIONS, sqlText } from "./sql-text.ts";

/**
 * Keeps the requests of replications, for studies with `keep: requests`: one Parquet file each, so
 * that any thread or process may write its own, and at the end one file of those that count.
 */
export class RequestRowsWriter {
  readonly #folder: string;

  /** `folder` is for these files alone; it is made. */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
  }

  /** Writes the rows of one replication, whole or not at all. A second time is the same again. */
  async write(requests: ReplicationRequests): Promise<void> {
    const path = this.#path(requests);
    const unfinished = `${path}.new-${process.pid}`;
    await withDatabase(async (connection) => {
      await fillTable(connection, requestRowsTable, requests);
      await connection.run(
        `COPY "${requestRowsTable.name}" TO ${sqlText(unfinished)} (${PARQUET_OPTIONS})`,
      );
    });
    renameSync(unfinished, path);
  }

  /** Puts the rows of these replications, in this order, into one file and removes the folder. */
  async finish(units: readonly Unit[], path: string): Promise<void> {
    const files = units.map((unit) => sqlText(this.#path(unit)));
    if (files.length > 0) {
      const unfinished = `${path}.new-${process.pid}`;
      await withDatabase((connection) =>
        connection.run(
          `COPY (SELECT * FROM read_parquet([${files.join(", ")}])) TO ${sqlText(unfinished)} (${PARQUET_OPTIONS})`,
        ),
      );
      renameSync(unfinished, path);
    }
    rmSync(this.#folder, { recursive: true });
  }

  /** Whether the replication's rows are there: a study that goes on need not run it again for them. */
  has(unit: Unit): boolean {
    return readdirSync(this.#folder).includes(fileName(unit));
  }

  #path(unit: Unit): string {
    return join(this.#folder, fileName(unit));
  }
}

function fileName({ point, replication }: Unit): string {
  return `${encodeURIComponent(point)}.${replication}.parquet`;
}

type Connection = Awaited<ReturnType<DuckDBInstance["connect"]>>;

async function withDatabase(work: (connection: Connection) => Promise<unknown>): Promise<void> {
  // Rows are kept in their order, which one thread does without sorting.
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  try {
    const connection = await instance.connect();
    await work(connection);
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
}
