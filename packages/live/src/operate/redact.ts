import { describeError, type ErrorClass } from "./describe-error.ts";
import { FIELD_KINDS } from "./field-kinds.ts";
import { LOG_FIELDS } from "./log-fields.ts";

/** Stands where a value was not of the form its field allows. */
export const REDACTED = "[redacted]";

/** Deeper than anything that is logged on purpose; also the end of a cycle. */
const DEPTH = 4;

/** A route through a network of every State of the world is shorter. */
const LIST = 256;

/**
 * The part of `fields` that may be written: fields of the allow-list with values of their form,
 * at every depth. A value of another form becomes "[redacted]". Names that are not on the list may
 * be content themselves, so they are left out; `"[redacted]"` says how many there were.
 */
export function redact(
  fields: object,
  ours: readonly ErrorClass[],
  depth = 0,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  let hidden = 0;
  for (const name of keysOf(fields)) {
    if (isField(name)) {
      const value = readable(() => show(name, Reflect.get(fields, name), ours, depth));
      if (value !== undefined) shown[name] = value;
    } else {
      hidden += 1;
    }
  }
  if (hidden > 0) shown[REDACTED] = hidden;
  return shown;
}

function show(
  name: keyof typeof LOG_FIELDS,
  value: unknown,
  ours: readonly ErrorClass[],
  depth: number,
): unknown {
  if (value === undefined) return undefined;
  const { kind } = LOG_FIELDS[name];
  if (kind === "error") return describeError(value, ours);
  if (FIELD_KINDS[kind](value)) return value;
  if (depth >= DEPTH) return REDACTED;
  if (Array.isArray(value) && value.length <= LIST) {
    return Array.from(value, (one: unknown) => show(name, one, ours, depth + 1) ?? REDACTED);
  }
  return isPlain(value) ? redact(value, ours, depth + 1) : REDACTED;
}

function keysOf(fields: object): string[] {
  const keys = readable(() => Object.keys(fields));
  return Array.isArray(keys) ? keys : [REDACTED];
}

/** Reading a field of a stranger's object can throw, and what it throws may be content. */
function readable(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return REDACTED;
  }
}

function isField(name: string): name is keyof typeof LOG_FIELDS {
  return Object.hasOwn(LOG_FIELDS, name);
}

/** Other objects (buffers, maps, errors, sockets) hide their content from `Object.keys`. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
