import { requestTable } from "@contactpoint/analysis";
import { HOUR } from "@contactpoint/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import { journalOf } from "./testing/journal-of.ts";
import { networkArbitrary } from "./testing/network-arbitrary.ts";
import type { NetworkSketch } from "./testing/network-sketch.ts";
import { propertyRuns } from "./testing/property-runs.ts";
import { resolveSketch } from "./testing/resolve-sketch.ts";
import { ZoneLatency } from "./testing/zone-latency.ts";

// Fixed offsets from -6 to +6 hours, so that eight more or less are still zones of their own.
const HOURS = [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6];
const MOVES = fc.constantFrom(-6, -5, -3, -1, 1, 2, 4, 6, 8);

test("Moving every zone by some hours and the start by as many back moves every record, and no duration", () => {
  const latency = new ZoneLatency();
  const zones = fc.constantFrom(...HOURS.map(fixedZone));
  fc.assert(
    fc.property(networkArbitrary(zones), MOVES, (drawn, hours) => {
      const sketch = { ...drawn, start: Math.floor(drawn.start / HOUR) * HOUR };
      const before = journalOf(resolveSketch(sketch));
      const after = journalOf(resolveSketch(movedEast(sketch, hours)));
      expect(fromStart(after, sketch.start - hours * HOUR)).toEqual(
        fromStart(before, sketch.start),
      );
      latency.addTable(requestTable(after));
    }),
    propertyRuns(100),
  );
  process.stdout.write(latency.table("Time to acknowledge, fixed offsets"));
});

/** IANA's signs are those of POSIX: `Etc/GMT-3` is three hours ahead. */
function fixedZone(hours: number): string {
  return hours === 0 ? "Etc/GMT" : `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}`;
}

function movedEast(sketch: NetworkSketch, hours: number): NetworkSketch {
  const offset = new Map(HOURS.map((of) => [fixedZone(of), of]));
  return {
    ...sketch,
    start: sketch.start - hours * HOUR,
    states: sketch.states.map((state) => ({
      ...state,
      zone: fixedZone((offset.get(state.zone) ?? 0) + hours),
    })),
  };
}

/** All records after the first, with their instants counted from the start. */
function fromStart(journal: readonly object[], start: number): string[] {
  return journal
    .slice(1)
    .map((record) =>
      JSON.stringify(record, (key, value: unknown) =>
        INSTANTS.has(key) && typeof value === "number" && value > 0 ? value - start : value,
      ),
    );
}

const INSTANTS = new Set([
  "at",
  "expires_at",
  "stated_expiry",
  "until",
  "order_until",
  "preserved_from",
]);
