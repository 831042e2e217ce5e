import type { RequestTable } from "../fold/request-table.ts";
import { csvChunks, flagField, instantField, textField } from "./csv-field.ts";

const HEADER = [
  "request_id",
  "item",
  "warm_up",
  "provider",
  "data_class",
  "data_expires_at",
  "stated_expiry",
  "ordered_at",
  "preserved_at",
  "preserved_until",
  "confirmed_at",
  "outcome",
  "child_id",
] as const;

/**
 * Content of items.csv in chunks: one row an item, numbered from 0 within its request. An item
 * that a child pursues shows the child's outcome and instants, and names it.
 */
export function itemsCsv(table: RequestTable): Generator<string> {
  const { items, text, flags } = table;
  const { instants } = items;
  return csvChunks(HEADER, items.rows, (row) => {
    const request = items.request[row] ?? 0;
    return [
      textField(text.request_id[request] ?? ""),
      String(items.item[row]),
      flagField(flags.warm_up[request]),
      textField(items.text.provider[row] ?? ""),
      textField(items.text.data_class[row] ?? ""),
      instantField(instants.data_expires_at[row]),
      instantField(instants.stated_expiry[row]),
      instantField(instants.ordered_at[row]),
      instantField(instants.preserved_at[row]),
      instantField(instants.preserved_until[row]),
      instantField(instants.confirmed_at[row]),
      textField(items.text.outcome[row] ?? ""),
      textField(text.request_id[items.child[row] ?? -1] ?? ""),
    ];
  });
}
