import { requestTable } from "@contactpoint/analysis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { journalOf } from "./testing/journal-of.ts";
import { networkArbitrary } from "./testing/network-arbitrary.ts";
import { propertyRuns } from "./testing/property-runs.ts";
import { resolveSketch } from "./testing/resolve-sketch.ts";
import { wrongStages } from "./testing/stage-sums.ts";
import { worldZones } from "./testing/world-zones.ts";
import { ZoneLatency } from "./testing/zone-latency.ts";

const zones = worldZones(Intl.supportedValuesOf("timeZone"));

test("The stages of every simulated request are no less than 0 and sum to its latency", () => {
  const latency = new ZoneLatency();
  const ends = { confirmed: 0, closed: 0, open: 0 };
  fc.assert(
    fc.property(networkArbitrary(zones), (sketch) => {
      const table = requestTable(journalOf(resolveSketch(sketch)));
      latency.addTable(table);
      expect(wrongStages(table)).toEqual([]);
      for (let row = 0; row < table.rows; row += 1) {
        if (!Number.isNaN(table.instants.confirmed_at[row])) ends.confirmed += 1;
        else if (!Number.isNaN(table.instants.closed_at[row])) ends.closed += 1;
        else ends.open += 1;
      }
    }),
    propertyRuns(250),
  );
  process.stdout.write(latency.table("Time to acknowledge, random networks"));
  expect(Math.min(ends.confirmed, ends.closed, ends.open)).toBeGreaterThan(100);
});
