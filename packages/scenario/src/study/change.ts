import type { Duration } from "@contactpoint/engine";

/** An RFC 7396 merge patch of the scenario's text, read as YAML: null removes, lists are replaced. */
export type Patch = Readonly<Record<string, unknown>>;

/**
 * A change of a scenario's text: a merge patch of the whole, or one value put at a dotted path,
 * such as `scale` or `workload.0.arrivals.poisson.per_day`. A part of a path is a key, the number
 * of an item of a list (from 0), or an item's `id`. Maps on the way are made if they are missing,
 * items are not.
 */
export type Change = { readonly patch: Patch } | { readonly path: string; readonly value: unknown };

/** Puts one value at a path; null removes the key. */
export function setAt(path: string, value: unknown): Change {
  return { path, value };
}

/** What a number of a range or a draw is in the scenario's text. */
export type ValueUnit = "number" | "whole" | "span";

/**
 * A number of a factor's range or a draw of an uncertain parameter as it is written in a scenario:
 * `whole` rounds, `span` takes milliseconds and gives an ISO 8601 span.
 */
export function writtenValue(value: number, unit: ValueUnit): number | string {
  if (unit === "number") return value;
  return unit === "whole" ? Math.round(value) : spanText(value);
}

const MS_PER_SECOND = 1_000;
const MS_DIGITS = 3;

/** `PT0.25S`, never in exponents, which spans do not know. */
function spanText(ms: Duration): string {
  const whole = Math.max(0, Math.round(ms));
  const seconds = Math.floor(whole / MS_PER_SECOND);
  const rest = String(whole % MS_PER_SECOND).padStart(MS_DIGITS, "0");
  return rest === "000" ? `PT${seconds}S` : `PT${seconds}.${rest}S`;
}
