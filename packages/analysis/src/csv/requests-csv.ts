import { MEASURES, STAGES } from "../fold/request-table.ts";
import type {
  RequestFlag,
  RequestInstant,
  RequestNumber,
  RequestTable,
  RequestText,
} from "../fold/request-table.ts";
import {
  csvChunks,
  flagField,
  instantField,
  numberField,
  secondsField,
  textField,
} from "./csv-field.ts";

type Column = RequestText | RequestInstant | RequestNumber | RequestFlag;

const COLUMNS = [
  "request_id",
  "parent_id",
  "warm_up",
  "incident_id",
  "duplicate_of",
  "form",
  "urgency",
  "requesting_state",
  "requested_state",
  "instrument",
  "route",
  "hops",
  "items",
  "needed_at",
  "sent_at",
  "delivered_at",
  "handling_started_at",
  "acknowledged_at",
  "decided_at",
  "ordered_at",
  "preserved_at",
  "preserved_until",
  "confirmed_at",
  "closed_at",
  "outcome",
  "refusal_ground",
  "data_expires_at",
  "requesting_zone",
  "requested_zone",
  "requested_local_hour",
  "duty",
  "holiday",
  "weekend",
  "hand_over",
  "clock_change",
] as const satisfies readonly Column[];

/** Content of requests.csv in chunks: one row a request or need, by the columns above. */
export function requestsCsv(table: RequestTable): Generator<string> {
  const header = [...COLUMNS, ...[...MEASURES, ...STAGES].map((name) => `${name}_s`)];
  const writers = [
    ...COLUMNS.map((name) => writerOf(table, name)),
    ...MEASURES.map((name) => durations(table.measures[name])),
    ...STAGES.map((name) => durations(table.stages[name])),
  ];
  return csvChunks(header, table.rows, (row) => writers.map((write) => write(row)));
}

function writerOf(table: RequestTable, name: Column): (row: number) => string {
  if (isNameIn(table.text, name)) {
    const values = table.text[name];
    return (row) => textField(values[row] ?? "");
  }
  if (isNameIn(table.instants, name)) {
    const values = table.instants[name];
    return (row) => instantField(values[row]);
  }
  if (isNameIn(table.flags, name)) {
    const values = table.flags[name];
    return (row) => flagField(values[row]);
  }
  const values = table.numbers[name];
  return (row) => numberField(values[row]);
}

function durations(values: Float64Array): (row: number) => string {
  return (row) => secondsField(values[row]);
}

function isNameIn<Name extends string>(
  columns: Readonly<Record<Name, unknown>>,
  name: string,
): name is Name {
  return Object.hasOwn(columns, name);
}
