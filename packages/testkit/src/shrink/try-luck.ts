import type { ScenarioDocument } from "@contactpoint/scenario";

import type { Court } from "./court.ts";
import { KEPT } from "./drop-parts.ts";
import { isMap, keysOf, valueAt, withoutPlace, withValue, type Place } from "./place.ts";

/** So many seeds are tried for each part. */
const SEEDS = 12;
/** And for each need without the others, because its run is short. */
const SEEDS_ALONE = 40;
/** With more parts than this the scenario is not near its shortest form. */
const MOST_PARTS = 40;

/**
 * Takes single parts away and lets the rest draw anew: with fewer parts a violation may need other
 * luck. What comes first in the document is tried first, and the first that does ends it.
 */
export function tryLuck(court: Court): void {
  const { document } = court;
  const candidates = [...mergers(document), ...partsOf(document).map(droppedFrom(document))];
  if (candidates.length > MOST_PARTS) return;
  const takes = (candidate: ScenarioDocument, seeds: number): boolean =>
    Array.from({ length: seeds }, (_, seed) => seed + 1).some((seed) =>
      court.takesMended({ ...candidate, seed }),
    );
  if (alone(document).some((candidate) => takes(candidate, SEEDS_ALONE))) return;
  candidates.some((candidate) => takes(candidate, SEEDS));
}

/** Of several needs of a source, each by itself. */
function alone(document: ScenarioDocument): ScenarioDocument[] {
  return keysOf(document["workload"]).flatMap((source) => {
    const place = ["workload", source, "arrivals", "times"];
    const needs = valueAt(document, place);
    if (!Array.isArray(needs) || needs.length < 2) return [];
    return needs.map((need: unknown) => withValue(document, place, [need]));
  });
}

/** Needs, faults, States, and whatever else is listed or named in a section. */
function partsOf(document: ScenarioDocument): Place[] {
  const sections = keysOf(document).filter((key) => isMap(document[key]) && !KEPT.has(key));
  return sections.flatMap((section) =>
    keysOf(document[section]).flatMap((key): Place[] => {
      const needs = valueAt(document, [section, key, "arrivals", "times"]);
      const listed = keysOf(needs).map((need): Place => [section, key, "arrivals", "times", need]);
      return listed.length > 1 ? listed : [[section, key]];
    }),
  );
}

function droppedFrom(document: ScenarioDocument): (place: Place) => ScenarioDocument {
  return (place) => withoutPlace(document, place);
}

/** The document with one State in place of another: beyond two, they may be of one kind. */
function mergers(document: ScenarioDocument): ScenarioDocument[] {
  const states = Object.keys(isMap(document["states"]) ? document["states"] : {});
  if (states.length <= 2) return [];
  return states.flatMap((gone) =>
    states
      .filter((other) => other !== gone)
      .map((other) => replaced(withoutPlace(document, ["states", gone]), gone, other)),
  );
}

/** The data with one word in place of another, wherever it is a value. */
function replaced<T>(data: T, word: string, by: string): T {
  // A change of words keeps the form of the data, which no type can tell.
  if (data === word) return by as T;
  if (Array.isArray(data)) return data.map((inner) => replaced(inner, word, by)) as T;
  if (!isMap(data)) return data;
  const entries = Object.entries(data).map(([key, inner]) => [key, replaced(inner, word, by)]);
  return Object.fromEntries(entries) as T;
}
