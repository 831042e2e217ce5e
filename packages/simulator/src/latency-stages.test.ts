import { requestTable, STAGES } from "@contactpoint/analysis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { journalOf } from "./testing/journal-of.ts";
import { networkArbitrary } from "./testing/network-arbitrary.ts";
import { propertyRuns } from "./testing/property-runs.ts";
import { resolveSketch } from "./testing/resolve-sketch.ts";
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
      for (let row = 0; row < table.rows; row += 1) {
        const needed = table.instants.needed_at[row] ?? Number.NaN;
        const confirmed = table.instants.confirmed_at[row] ?? Number.NaN;
        const closed = table.instants.closed_at[row] ?? Number.NaN;
        const stages = STAGES.map((stage) => table.stages[stage][row] ?? Number.NaN);
        const id = table.text.request_id[row];
        const sum = stages.reduce((total, time) => total + time, 0);
        if (!Number.isNaN(confirmed)) ends.confirmed += 1;
        else if (Number.isNaN(closed)) ends.open += 1;
        else ends.closed += 1;
        const ended = [confirmed, closed, table.ended_at].find((at) => !Number.isNaN(at));
        expect({ id, sum }).toEqual({ id, sum: (ended ?? Number.NaN) - needed });
        expect(Math.min(...stages), id).toBeGreaterThanOrEqual(0);
      }
    }),
    propertyRuns(250),
  );
  process.stdout.write(latency.table("Time to acknowledge, random networks"));
  expect(Math.min(ends.confirmed, ends.closed, ends.open)).toBeGreaterThan(100);
});
