import type { Court } from "./court.ts";
import { isMap, keysOf, valueAt, withValue, type Place } from "./place.ts";
import { simplerValues } from "./simpler-values.ts";

/** Parts whose values say who and what, and carry no weight. */
const NAMES: ReadonlySet<string | number> = new Set([
  "format",
  "id",
  "version",
  "title",
  "marking",
  "clock",
  "omit",
]);

/** Puts the simplest value that does in the place of each: round times, whole numbers, defaults. */
export function simplifyValues(court: Court): void {
  simplifyInside(court, []);
}

function simplifyInside(court: Court, place: Place): void {
  for (const key of keysOf(valueAt(court.document, place))) {
    const inner = [...place, key];
    const value = valueAt(court.document, inner);
    if (value === undefined || (place.length === 0 && NAMES.has(key))) continue;
    const { start } = court.trial.scenario.clock;
    const simpler = simplerValues(value, inner, start);
    const taken = simpler.some((each) => court.takes(withValue(court.document, inner, each)));
    if (!taken && isMap(value)) simplifyInside(court, inner);
  }
}
