import { didYouMean } from "../reader/nearest-name.ts";
import type { Change } from "./change.ts";

/** Hears where each entry of a changed document comes from, to keep the places of problems. */
export interface ChangeRecorder {
  /** The entry `key` of `target` is the one of `source`, a map or list of the document or patch. */
  kept(target: object, key: string | number, source: object): void;
  /** The entry `key` of `target` was put there by a path. */
  put(target: object, key: string | number): void;
}

/** A path that leads nowhere in a document. */
export class PathFault extends Error {
  override readonly name = "PathFault";
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/**
 * The document with one change. Nothing of the document is changed: what differs is made anew,
 * all else is shared.
 *
 * @throws PathFault if a path names an item that a list does not have, or leads through a plain value.
 */
export function applyChange(document: unknown, change: Change, record = NO_RECORD): unknown {
  if ("patch" in change) return mergePatch(document, change.patch, record);
  return put(document, keysOf(document, change.path), 0, change.value, record);
}

/** RFC 7396: maps are merged, null removes a key, all else is replaced. Keys keep their order, new ones come last. */
export function mergePatch(target: unknown, patch: unknown, record = NO_RECORD): unknown {
  if (!isMap(patch)) return patch;
  const known = isMap(target) ? target : {};
  const merged = copy(known, record) as Record<string, unknown>;
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else {
      merged[key] = mergePatch(Object.hasOwn(known, key) ? known[key] : undefined, value, record);
      record.kept(merged, key, patch);
    }
  }
  return merged;
}

/**
 * The keys that a dotted path means in a document. Names may contain dots: the longest name that a
 * map has is taken. Items of lists go by number or by their `id`.
 *
 * @throws PathFault as `applyChange`.
 */
export function keysOf(document: unknown, path: string): (string | number)[] {
  const parts = path.split(".");
  const keys: (string | number)[] = [];
  let at = document;
  for (let index = 0; index < parts.length;) {
    if (Array.isArray(at)) {
      const item = itemOf(at, parts[index] ?? "", keys.join("."));
      keys.push(item);
      at = at[item];
      index++;
      continue;
    }
    if (at !== undefined && !isMap(at)) {
      throw new PathFault(`${keys.join(".")} is a plain value and has nothing inside`);
    }
    const length = longestName(at ?? {}, parts.slice(index));
    const key = parts.slice(index, index + length).join(".");
    keys.push(key);
    at = at !== undefined && Object.hasOwn(at, key) ? at[key] : undefined;
    index += length;
  }
  return keys;
}

function longestName(map: Record<string, unknown>, parts: readonly string[]): number {
  for (let length = parts.length; length > 1; length--) {
    if (Object.hasOwn(map, parts.slice(0, length).join("."))) return length;
  }
  return 1;
}

function itemOf(list: readonly unknown[], part: string, where: string): number {
  const number = /^\d+$/.test(part) ? Number(part) : -1;
  if (number >= 0 && number < list.length) return number;
  const ids = list.map((item) => (isMap(item) ? item["id"] : undefined));
  const named = ids.indexOf(part);
  if (named >= 0) return named;
  const written = ids.filter((id) => typeof id === "string");
  const size = `it has ${list.length === 1 ? "one item" : `${list.length} items`}, counted from 0`;
  throw new PathFault(`the list ${where} has no item ${part}`, didYouMean(part, written) ?? size);
}

function put(
  at: unknown,
  keys: readonly (string | number)[],
  depth: number,
  value: unknown,
  record: ChangeRecorder,
): unknown {
  const key = keys[depth];
  if (key === undefined) return value;
  const made = copy(Array.isArray(at) || isMap(at) ? at : {}, record);
  const entries = made as Record<string | number, unknown>;
  if (depth === keys.length - 1 && value === null && !Array.isArray(made)) delete entries[key];
  else {
    const isNew = !Object.hasOwn(made, key);
    entries[key] = put(entries[key], keys, depth + 1, value, record);
    if (isNew || depth === keys.length - 1) record.put(made, key);
  }
  return made;
}

function copy(source: object, record: ChangeRecorder): object {
  const made = Array.isArray(source) ? [...(source as unknown[])] : { ...source };
  if (record !== NO_RECORD) for (const key of Object.keys(source)) record.kept(made, key, source);
  return made;
}

const NO_RECORD: ChangeRecorder = { kept: () => {}, put: () => {} };

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
