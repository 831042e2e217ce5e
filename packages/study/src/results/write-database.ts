import { DuckDBInstance } from "@duckdb/node-api";
import { mkdtempSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fillTable } from "./fill-table.ts";
import { PARQUET_OPTIONS, sqlText } from "./sql-text.ts";
import type { StudyOutcome } from "./study-outcome.ts";
import { PARQUET_TABLES, STUDY_TABLES } from "./study-tables.ts";

/** The database and the Parquet files of a study's folder. */
export const DATABASE_FILES: readonly string[] = [
  "results.duckdb",
  ...PARQUET_TABLES.map(({ name }) => `${name}.parquet`),
];

/**
 * Writes results.duckdb and the Parquet files into `folder`, which exists: beside it first, then
 * renamed one by one, so that a file that is there is whole.
 *
 * @throws what the disk or DuckDB throws; nothing is left beside
 */
export async function writeDatabase(folder: string, outcome: StudyOutcome): Promise<void> {
  const beside = mkdtempSync(join(dirname(folder), `.${basename(folder)}.new-`));
  try {
    await writeInto(beside, outcome);
    for (const name of DATABASE_FILES) renameSync(join(beside, name), join(folder, name));
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

async function writeInto(folder: string, outcome: StudyOutcome): Promise<void> {
  // One thread writes rows in their order; the machine's other cores belong to the replications.
  const instance = await DuckDBInstance.create(join(folder, "results.duckdb"), { threads: "1" });
  try {
    const connection = await instance.connect();
    for (const table of STUDY_TABLES) await fillTable(connection, table, outcome);
    for (const { name } of PARQUET_TABLES) {
      const path = join(folder, `${name}.parquet`);
      await connection.run(`COPY "${name}" TO ${sqlText(path)} (${PARQUET_OPTIONS})`);
    }
    await connection.run("CHECKPOINT");
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
}
