/** A value of a table of results; `null` is "of nothing" or "not reached". */
export type ResultValue = string | number | boolean | null;

/** `WHOLE` is a 64-bit integer, `INSTANT` milliseconds since 1970 in UTC. */
export type ResultType = "VARCHAR" | "DOUBLE" | "WHOLE" | "INSTANT" | "BOOLEAN";

/** One documented column. */
export interface ResultColumn {
  readonly name: string;
  readonly type: ResultType;
  readonly meaning: string;
}

/** A table with its columns; `rows` gives one value a column. */
export interface ResultTable<Input> {
  readonly name: string;
  /** One row is one of these. */
  readonly holds: string;
  readonly columns: readonly ResultColumn[];
  rows(input: Input): Iterable<readonly ResultValue[]>;
}

/** One column and how its value is had from a row. */
export type ColumnOf<Row> = readonly [
  name: string,
  type: ResultType,
  meaning: string,
  value: (row: Row) => ResultValue,
];

/** A table whose columns say where their values come from. */
export function resultTable<Input, Row>(
  name: string,
  holds: string,
  rowsOf: (input: Input) => Iterable<Row>,
  columns: readonly ColumnOf<Row>[],
): ResultTable<Input> {
  return {
    name,
    holds,
    columns: columns.map(([column, type, meaning]) => ({ name: column, type, meaning })),
    *rows(input) {
      for (const row of rowsOf(input)) {
        yield columns.map(([, , , value]) => value(row));
      }
    },
  };
}
