import type { Court } from "./court.ts";
import { minimalSubset } from "./minimal-subset.ts";
import { keepEntries, keysOf, valueAt, withValue, type Place } from "./place.ts";

/** What every file has, and what other steps see to. */
export const KEPT: ReadonlySet<string | number> = new Set([
  "format",
  "id",
  "version",
  "title",
  "marking",
  "seed",
  "clock",
]);

/** Sections in this order first: what makes most of a run and is told of most is dropped first. */
const FIRST = ["workload", "injects", "faults", "states", "providers", "choices", "instruments"];

/** Leaves out whatever is not needed: things of a list, things by name, sections, single keys. */
export function dropParts(court: Court): void {
  for (const section of FIRST) {
    if (section === "workload") dropNeeds(court);
    dropEntries(court, [section]);
  }
  dropEntries(court, []);
  // From the outside inwards, so that much goes at once where it can.
  for (let depth = 1; depth <= DEEPEST; depth++) {
    for (const place of placesAt(court.document, depth)) dropEntries(court, place);
  }
}

const DEEPEST = 6;

function dropNeeds(court: Court): void {
  const { workload } = court.document;
  for (const index of keysOf(workload))
    dropEntries(court, ["workload", index, "arrivals", "times"]);
}

/** Leaves the fewest entries of one map or list. */
function dropEntries(court: Court, place: Place): void {
  const { document } = court;
  const container = valueAt(document, place);
  const keys = keysOf(container).filter((key) => isDroppable(place, key));
  if (keys.length === 0) return;
  minimalSubset(keys, (kept) => {
    const wanted = new Set(kept);
    const rest = keepEntries(container, (key) => wanted.has(key) || !keys.includes(key));
    return court.takesMended(withValue(document, place, rest));
  });
}

// Of a need what is said stays: what is left open is drawn, and the file says no longer what.
function isDroppable(place: Place, key: string | number): boolean {
  const isNeed = place.at(-2) === "times";
  return !KEPT.has(place[0] ?? key) && (!isNeed || key === "expires_at");
}

/** Places of maps and lists that lie so deep, in the order of the document. */
function placesAt(document: unknown, depth: number): Place[] {
  let places: Place[] = [[]];
  for (let level = 0; level < depth; level++) {
    places = places.flatMap((place) =>
      keysOf(valueAt(document, place))
        .map((key) => [...place, key])
        .filter((inner) => keysOf(valueAt(document, inner)).length > 0),
    );
  }
  return places;
}
