import type { ResolvedScenario } from "@contactpoint/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { journalOf } from "./testing/journal-of.ts";
import { networkArbitrary } from "./testing/network-arbitrary.ts";
import { propertyRuns } from "./testing/property-runs.ts";
import { resolveSketch } from "./testing/resolve-sketch.ts";
import { STATE_IDS } from "./testing/state-arbitrary.ts";
import { worldZones } from "./testing/world-zones.ts";

const zones = worldZones(Intl.supportedValuesOf("timeZone"));

test("Renaming the States, each keeping the key of its draws, renames the records and changes nothing else", () => {
  let renamed = 0;
  fc.assert(
    fc.property(networkArbitrary(zones), permutation(), (sketch, order) => {
      const scenario = resolveSketch(sketch);
      // Of equally short ways, and of several relays, names decide: there the order is kept.
      const names = NAMES_DECIDE.has(scenario.topology.shape.kind) ? order.toSorted() : order;
      const newName = new Map(STATE_IDS.map((id, at) => [id as string, names[at] ?? ""]));
      const other = rename(scenario, newName) as ResolvedScenario;
      const expected = journalOf(scenario).map((record) => JSON.stringify(rename(record, newName)));
      expect(journalOf(other).map((record) => JSON.stringify(record))).toEqual(expected);
      if (names === order) renamed += 1;
    }),
    propertyRuns(100),
  );
  expect(renamed).toBeGreaterThan(30);
});

const NAMES_DECIDE = new Set(["overlay", "edges"]);

function permutation(): fc.Arbitrary<string[]> {
  const names = ["YA", "YB", "YC", "YD", "YE", "YF"];
  return fc.shuffledSubarray(names, { minLength: names.length });
}

/** Replaces names of States wherever they stand alone: as values and as keys. */
function rename(value: unknown, newName: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return newName.get(value) ?? value;
  if (Array.isArray(value)) return value.map((part) => rename(part, newName));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [newName.get(key) ?? key, rename(part, newName)]),
  );
}
