import type { JournalRecord } from "@contactpoint/protocol";
import { simulate } from "@contactpoint/simulator";
import {
  networkArbitrary,
  propertyRuns,
  resolveSketch,
  worldZones,
} from "@contactpoint/simulator/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Casting } from "./casting.ts";
import { latenciesAt } from "./latencies-at.ts";
import { LatencyBook } from "./latency-book.ts";
import { RequestBook } from "./requests-of.ts";

const zones = worldZones(Intl.supportedValuesOf("timeZone"));

test("The watched latencies of any run are those that all facts of its requests give", () => {
  let rows = 0;
  fc.assert(
    fc.property(networkArbitrary(zones), (sketch) => {
      const scenario = resolveSketch(sketch);
      const casting = new Casting(scenario, []);
      const [few, all] = [new LatencyBook(), new RequestBook()];
      const note = (record: JournalRecord): void => {
        few.note(record);
        all.note(record);
      };
      const { start, end } = scenario.clock;
      simulate(scenario, { sinks: [note] });
      for (const at of [start, (start + end) / 2, end]) {
        const shown = latenciesAt(few.requests, casting, at);
        expect(shown).toEqual(latenciesAt(all.requests, casting, at));
        rows += shown.length;
      }
    }),
    propertyRuns(60),
  );
  expect(rows).toBeGreaterThan(60);
});
