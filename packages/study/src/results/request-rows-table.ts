import { SECOND } from "@contactpoint/engine";
import {
  MEASURES,
  REQUEST_FLAGS,
  REQUEST_INSTANTS,
  REQUEST_NUMBERS,
  REQUEST_TEXTS,
  STAGES,
} from "@contactpoint/analysis";
import type { RequestTable } from "@contactpoint/analysis";
import type { Unit } from "../plan/unit.ts";
import { resultTable } from "./result-column.ts";
import type { ColumnOf } from "./result-column.ts";

/** The requests of one replication. */
export interface ReplicationRequests extends Unit {
  readonly study_sha256: string;
  readonly seed: number;
  readonly table: RequestTable;
}

const AS_IN_CSV = "as in requests.csv of a run";

type Row = ReplicationRequests & { readonly row: number };

/** One row a request, with the columns of a run's requests.csv behind the keys of the replication. */
export const requestRowsTable = resultTable<ReplicationRequests, Row>(
  "requests",
  "request or need of a replication",
  function* (requests) {
    for (let row = 0; row < requests.table.rows; row += 1) yield { ...requests, row };
  },
  [
    [
      "study_sha256",
      "VARCHAR",
      "digest of the study's files; joins to `manifest`",
      (row) => row.study_sha256,
    ],
    ["point", "VARCHAR", "joins to `points`", ({ point }) => point],
    ["replication", "WHOLE", "its number, from 0", ({ replication }) => replication],
    ["seed", "WHOLE", "seed of the run", ({ seed }) => seed],
    ...REQUEST_TEXTS.map((name): ColumnOf<Row> => [
      name,
      "VARCHAR",
      AS_IN_CSV,
      ({ table, row }) => table.text[name][row] || null,
    ]),
    ...REQUEST_INSTANTS.map((name): ColumnOf<Row> => [
      name,
      "INSTANT",
      AS_IN_CSV,
      ({ table, row }) => known(table.instants[name][row]),
    ]),
    ...REQUEST_NUMBERS.map((name): ColumnOf<Row> => [
      name,
      "DOUBLE",
      AS_IN_CSV,
      ({ table, row }) => known(table.numbers[name][row]),
    ]),
    ...REQUEST_FLAGS.map((name): ColumnOf<Row> => [
      name,
      "BOOLEAN",
      AS_IN_CSV,
      ({ table, row }) => truth(table.flags[name][row]),
    ]),
    ...MEASURES.map((name): ColumnOf<Row> => [
      `${name}_s`,
      "DOUBLE",
      AS_IN_CSV,
      ({ table, row }) => seconds(table.measures[name][row]),
    ]),
    ...STAGES.map((name): ColumnOf<Row> => [
      `${name}_s`,
      "DOUBLE",
      AS_IN_CSV,
      ({ table, row }) => seconds(table.stages[name][row]),
    ]),
  ],
);

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

function seconds(duration: number | undefined): number | null {
  const value = known(duration);
  return value === null ? null : value / SECOND;
}

function truth(flag: number | undefined): boolean | null {
  return flag === 1 ? true : flag === 0 ? false : null;
}
