import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBTimestampMillisecondsValue,
  TIMESTAMP_MS,
  VARCHAR,
} from "@duckdb/node-api";
import type { DuckDBConnection, DuckDBType, DuckDBValue } from "@duckdb/node-api";
import type { ResultColumn, ResultTable, ResultType, ResultValue } from "./result-column.ts";

const CHUNK_TYPES: Readonly<Record<ResultType, DuckDBType>> = {
  VARCHAR,
  DOUBLE,
  WHOLE: BIGINT,
  INSTANT: TIMESTAMP_MS,
  BOOLEAN,
};

const SQL_TYPES: Readonly<Record<ResultType, string>> = {
  VARCHAR: "VARCHAR",
  DOUBLE: "DOUBLE",
  WHOLE: "BIGINT",
  INSTANT: "TIMESTAMP_MS",
  BOOLEAN: "BOOLEAN",
};

// As many rows as DuckDB keeps together: columns of them are handed over at once.
const ROWS_PER_CHUNK = 2_048;

/** Creates the table and appends its rows as they come, in one transaction. */
export async function fillTable<Input>(
  connection: DuckDBConnection,
  table: ResultTable<Input>,
  input: Input,
): Promise<void> {
  const { name, columns } = table;
  await connection.run("BEGIN TRANSACTION");
  await createTable(connection, name, columns);
  const appender = await connection.createAppender(name);
  const types = columns.map(({ type }) => CHUNK_TYPES[type]);
  let values: DuckDBValue[][] = columns.map(() => []);
  const flush = (): void => {
    if ((values[0]?.length ?? 0) === 0) return;
    const chunk = DuckDBDataChunk.create(types);
    chunk.setColumns(values);
    appender.appendDataChunk(chunk);
    values = columns.map(() => []);
  };
  for (const row of table.rows(input)) {
    for (const [i, value] of row.entries()) values[i]?.push(chunkValue(columns[i]?.type, value));
    if (values[0]?.length === ROWS_PER_CHUNK) flush();
  }
  flush();
  appender.closeSync();
  await connection.run("COMMIT");
}

async function createTable(
  connection: DuckDBConnection,
  name: string,
  columns: readonly ResultColumn[],
): Promise<void> {
  const fields = columns.map((column) => `"${column.name}" ${SQL_TYPES[column.type]}`);
  await connection.run(`CREATE TABLE "${name}" (${fields.join(", ")})`);
}

function chunkValue(type: ResultType | undefined, value: ResultValue): DuckDBValue {
  if (typeof value !== "number") return value;
  if (type === "WHOLE") return BigInt(value);
  return type === "INSTANT" ? new DuckDBTimestampMillisecondsValue(BigInt(value)) : value;
}
