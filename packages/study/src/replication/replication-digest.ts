import { createHash } from "node:crypto";
import type { Hash } from "node:crypto";
import {
  ITEM_INSTANTS,
  ITEM_TEXTS,
  MEASURES,
  REQUEST_FLAGS,
  REQUEST_INSTANTS,
  REQUEST_NUMBERS,
  REQUEST_TEXTS,
  STAGES,
} from "@contactpoint/analysis";
import type { RequestTable } from "@contactpoint/analysis";

/** In the place of NaN, whose bits differ from machine to machine. Nothing else is infinite. */
const ABSENT = -Infinity;

/**
 * SHA-256 over a replication's table of requests, column by column in the order of the lists of
 * names (numbers as little-endian doubles, texts as lines), and over its measures as JSON.
 */
export function replicationDigest(table: RequestTable, measured: object): string {
  const hash = createHash("sha256");
  for (const name of REQUEST_TEXTS) addTexts(hash, table.text[name]);
  for (const name of REQUEST_INSTANTS) addNumbers(hash, table.instants[name]);
  for (const name of STAGES) addNumbers(hash, table.stages[name]);
  for (const name of MEASURES) addNumbers(hash, table.measures[name]);
  for (const name of REQUEST_NUMBERS) addNumbers(hash, table.numbers[name]);
  for (const name of REQUEST_FLAGS) addNumbers(hash, table.flags[name]);
  const { items } = table;
  for (const column of [items.request, items.item, items.child]) addNumbers(hash, column);
  for (const name of ITEM_TEXTS) addTexts(hash, items.text[name]);
  for (const name of ITEM_INSTANTS) addNumbers(hash, items.instants[name]);
  hash.update(JSON.stringify(table.desks));
  hash.update(JSON.stringify(measured));
  return hash.digest("hex");
}

function addTexts(hash: Hash, column: readonly string[]): void {
  hash.update(`${column.join("\n")}\n`);
}

function addNumbers(hash: Hash, column: Float64Array | Int32Array | Int8Array): void {
  const bytes = new DataView(new ArrayBuffer(column.length * Float64Array.BYTES_PER_ELEMENT));
  column.forEach((value, row) => {
    bytes.setFloat64(
      row * Float64Array.BYTES_PER_ELEMENT,
      Number.isNaN(value) ? ABSENT : value,
      true,
    );
  });
  hash.update(bytes);
}
