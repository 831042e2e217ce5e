import { requestTable } from "@contactpoint/analysis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { journalOf } from "./testing/journal-of.ts";
import { propertyRuns } from "./testing/property-runs.ts";
import { resolveSketch } from "./testing/resolve-sketch.ts";
import { countedFrom, shiftedZones } from "./testing/shifted-zones.ts";
import { ZoneLatency } from "./testing/zone-latency.ts";

test("Moving every zone by some hours and the start by as many back moves every record, and no duration", () => {
  const latency = new ZoneLatency();
  fc.assert(
    fc.property(shiftedZones(), ({ here, east }) => {
      const before = journalOf(resolveSketch(here));
      const after = journalOf(resolveSketch(east));
      expect(countedFrom(east.start, after)).toEqual(countedFrom(here.start, before));
      latency.addTable(requestTable(after));
    }),
    propertyRuns(100),
  );
  process.stdout.write(latency.table("Time to acknowledge, fixed offsets"));
});
