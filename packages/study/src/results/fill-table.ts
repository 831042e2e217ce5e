import { DuckDBTimestampMillisecondsValue } from "@duckdb/node-api";
import type { DuckDBAppender, DuckDBConnection } from "@duckdb/node-api";
import type { ResultColumn, ResultTable, ResultType, ResultValue } from "./result-column.ts";

const SQL_TYPES: Readonly<Record<ResultType, string>> = {
  VARCHAR: "VARCHAR",
  DOUBLE: "DOUBLE",
  WHOLE: "BIGINT",
  INSTANT: "TIMESTAMP_MS",
  BOOLEAN: "BOOLEAN",
};

// Rows between two writes to the file, so that memory stays bounded.
const ROWS_PER_FLUSH = 50_000;

/** Creates the table and appends its rows as they come. */
export async function fillTable<Input>(
  connection: DuckDBConnection,
  table: ResultTable<Input>,
  input: Input,
): Promise<void> {
  const { name, columns } = table;
  await createTable(connection, name, columns);
  const appender = await connection.createAppender(name);
  let rows = 0;
  for (const row of table.rows(input)) {
    appendRow(appender, columns, row);
    rows += 1;
    if (rows % ROWS_PER_FLUSH === 0) appender.flushSync();
  }
  appender.closeSync();
}

async function createTable(
  connection: DuckDBConnection,
  name: string,
  columns: readonly ResultColumn[],
): Promise<void> {
  const fields = columns.map((column) => `"${column.name}" ${SQL_TYPES[column.type]}`);
  await connection.run(`CREATE TABLE "${name}" (${fields.join(", ")})`);
}

function appendRow(
  appender: DuckDBAppender,
  columns: readonly ResultColumn[],
  row: readonly ResultValue[],
): void {
  for (const [i, value] of row.entries()) appendValue(appender, columns[i]?.type, value);
  appender.endRow();
}

function appendValue(
  appender: DuckDBAppender,
  type: ResultType | undefined,
  value: ResultValue,
): void {
  if (value === null) appender.appendNull();
  else if (typeof value === "string") appender.appendVarchar(value);
  else if (typeof value === "boolean") appender.appendBoolean(value);
  else if (type === "WHOLE") appender.appendBigInt(BigInt(value));
  else if (type === "INSTANT") {
    appender.appendTimestampMilliseconds(new DuckDBTimestampMillisecondsValue(BigInt(value)));
  } else appender.appendDouble(value);
}
