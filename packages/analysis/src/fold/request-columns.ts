import { flagColumn, instantColumn, isFull, rowColumn, sumColumn } from "./growing-column.ts";
import type { GrowingColumn, InstantColumn } from "./growing-column.ts";
import {
  ITEM_INSTANTS,
  ITEM_TEXTS,
  REQUEST_FLAGS,
  REQUEST_INSTANTS,
  REQUEST_NUMBERS,
  REQUEST_TEXTS,
  STAGES,
} from "./request-table.ts";
import type {
  ItemInstant,
  ItemText,
  RequestFlag,
  RequestInstant,
  RequestNumber,
  RequestText,
  Stage,
} from "./request-table.ts";

/** The growing columns behind a RequestTable. */
export interface RequestColumns {
  readonly text: Record<RequestText, string[]>;
  readonly instants: Record<RequestInstant, InstantColumn>;
  readonly stages: Record<Stage, GrowingColumn<Float64Array>>;
  readonly numbers: Record<RequestNumber, InstantColumn>;
  readonly flags: Record<RequestFlag, GrowingColumn<Int8Array>>;
  /** When the requested side first sent an acknowledgement. */
  readonly responded_at: InstantColumn;
  /** First row of the request's items in the table of items. */
  readonly first_item: GrowingColumn<Int32Array>;
  readonly items: ItemColumns;
}

export interface ItemColumns {
  readonly request: GrowingColumn<Int32Array>;
  readonly item: GrowingColumn<Int32Array>;
  readonly child: GrowingColumn<Int32Array>;
  readonly text: Record<ItemText, string[]>;
  readonly instants: Record<ItemInstant, InstantColumn>;
}

export function requestColumns(): RequestColumns {
  return {
    text: byName(REQUEST_TEXTS, () => []),
    instants: byName(REQUEST_INSTANTS, instantColumn),
    stages: byName(STAGES, sumColumn),
    numbers: byName(REQUEST_NUMBERS, instantColumn),
    flags: byName(REQUEST_FLAGS, flagColumn),
    responded_at: instantColumn(),
    first_item: rowColumn(),
    items: {
      request: rowColumn(),
      item: rowColumn(),
      child: rowColumn(),
      text: byName(ITEM_TEXTS, () => []),
      instants: byName(ITEM_INSTANTS, instantColumn),
    },
  };
}

/** Appends an empty row and returns its number. */
export function appendRequest(columns: RequestColumns): number {
  const row = columns.text.request_id.length;
  for (const name of REQUEST_TEXTS) {
    columns.text[name].push("");
  }
  if (isFull(row)) {
    const growing = [
      ...Object.values(columns.instants),
      ...Object.values(columns.stages),
      ...Object.values(columns.numbers),
      ...Object.values(columns.flags),
      columns.responded_at,
      columns.first_item,
    ];
    for (const column of growing) {
      column.grow(2 * row);
    }
  }
  columns.first_item.set(row, columns.items.text.outcome.length);
  return row;
}

/** Appends an empty item of the request's row and returns the item's row. */
export function appendItem(items: ItemColumns, request: number, item: number): number {
  const row = items.text.outcome.length;
  for (const name of ITEM_TEXTS) {
    items.text[name].push("");
  }
  if (isFull(row)) {
    for (const column of [
      items.request,
      items.item,
      items.child,
      ...Object.values(items.instants),
    ]) {
      column.grow(2 * row);
    }
  }
  items.request.set(row, request);
  items.item.set(row, item);
  return row;
}

/** One value for each name, in the order of the names. */
export function byName<Name extends string, Value>(
  names: readonly Name[],
  value: (name: Name) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<Name, Value>;
}
