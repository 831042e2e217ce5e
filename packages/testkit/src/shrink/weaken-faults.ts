import type { ScenarioDocument } from "@contactpoint/scenario";

import type { Court } from "./court.ts";
import { isMap, keysOf, valueAt, withValue, type Place } from "./place.ts";

type FaultData = Readonly<Record<string, unknown>>;

/**
 * What a fault may be replaced by, from the weakest on: whatever delays, whatever repeats, whatever
 * takes away, whatever forgets, and at last what lies. Each with what else it must say.
 */
const LADDER: readonly FaultData[] = [
  { kind: "latency", adds: "PT1H" },
  { kind: "reordering", share: 1, by: "PT1H" },
  { kind: "duplication", share: 1 },
  { kind: "loss", share: 1 },
  { kind: "partition" },
  { kind: "outage" },
  { kind: "crash" },
  { kind: "crash", store: "stale", loses: "P1D" },
  { kind: "crash", store: "empty" },
  { kind: "bad-message" },
];

/** What every kind may say: its name and cause, its time, and whom it strikes. */
const COMMON = ["id", "group", "at", "for"];
const STRUCK = ["link", "links", "state", "states", "region"];

/** Replaces each fault by the weakest that does. */
export function weakenFaults(court: Court): void {
  const faults = valueAt(court.document, ["faults"]);
  for (const index of keysOf(faults)) weaken(court, ["faults", index]);
}

function weaken(court: Court, place: Place): void {
  const fault = valueAt(court.document, place);
  if (!isMap(fault)) return;
  for (const weaker of LADDER.slice(0, rankOf(fault))) {
    if (replacements(court.document, place, fault, weaker).some((each) => court.takes(each)))
      return;
  }
}

/** The fault as another kind, of all that it struck and, where that was a link, of each end. */
function replacements(
  document: ScenarioDocument,
  place: Place,
  fault: Readonly<Record<string | number, unknown>>,
  weaker: FaultData,
): ScenarioDocument[] {
  const only = (keys: readonly string[]): FaultData =>
    Object.fromEntries(
      keys.filter((key) => fault[key] !== undefined).map((key) => [key, fault[key]]),
    );
  const link = fault["link"];
  const said = only(STRUCK);
  const ends = Array.isArray(link) ? link : [];
  // Packages of faults strike all States unless they say which.
  const states = Object.keys(said).length > 0 ? ends : keysOf(document["states"]);
  const struck = [said, ...states.map((state: unknown) => ({ state }))];
  return struck.map((whom) => withValue(document, place, { ...only(COMMON), ...weaker, ...whom }));
}

/** Packages of faults are what they stand for. */
const PACKAGES: Readonly<Record<string, string>> = {
  "partition-halves": "outage",
  "isolate-one": "outage",
  bridge: "outage",
  "rolling-restart": "bad-message",
};

/** How many kinds are weaker; a kind that stands not on the ladder is not weakened. */
function rankOf(fault: Readonly<Record<string | number, unknown>>): number {
  const store = fault["store"];
  const kind = PACKAGES[String(fault["kind"])] ?? fault["kind"];
  return Math.max(
    0,
    LADDER.findIndex(
      (each) =>
        each["kind"] === kind &&
        (each["kind"] !== "crash" || each["store"] === (store === "full" ? undefined : store)),
    ),
  );
}
