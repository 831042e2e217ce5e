import { requestTable } from "@contactpoint/analysis";
import type { RequestTable } from "@contactpoint/analysis";
import { HOUR, type Instant } from "@contactpoint/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import { journalOf } from "./testing/journal-of.ts";
import {
  alone,
  coverBesideOnCall,
  coverOfOneNeed,
  coverWithoutCompetition,
  effectOfCover,
  type Milestone,
  type MoreCover,
  ON_CALL,
} from "./testing/more-cover.ts";
import type { NetworkSketch } from "./testing/network-sketch.ts";
import { ALWAYS, plainNetwork } from "./testing/plain-network.ts";
import { propertyRuns } from "./testing/property-runs.ts";
import { resolveSketch } from "./testing/resolve-sketch.ts";
import { worldZones } from "./testing/world-zones.ts";
import { ZoneLatency } from "./testing/zone-latency.ts";

const zones = worldZones(Intl.supportedValuesOf("timeZone"));

test("With officers for everybody, more cover makes nobody wait longer", () => {
  const saved = savedBy(coverWithoutCompetition(zones), 100);
  process.stdout.write(saved.table("Time to acknowledge saved by more cover, where any was"));
  expect(saved.count).toBeGreaterThan(100);
});

test("A need alone in its network waits no longer with more cover, however few the officers", () => {
  expect(savedBy(coverOfOneNeed(zones), 150).count).toBeGreaterThan(10);
});

// Only the acknowledgement: see the last test of this file.
test("With officers on call, more cover never delays the acknowledgement of a need alone", () => {
  expect(savedBy(coverBesideOnCall(zones), 150).count).toBeGreaterThan(10);
});

test("An hour of cover in the middle of the work costs an officer on call a second journey", () => {
  const start = Date.UTC(2027, 0, 4);
  const network = alone(withPreservation(start), 0);
  const brief = { ...ALWAYS, id: "brief", from: "00:30", to: "01:30", officers: 1 };
  const [without, more] = [[ON_CALL], [ON_CALL, brief]].map((roster) => {
    const states = network.states.map((state, at) =>
      at === 0 ? state : { ...state, shifts: roster },
    );
    return tableOf({ ...network, states });
  }) as [RequestTable, RequestTable];
  const hours = (table: RequestTable, name: Milestone): number =>
    ((table.instants[name][0] ?? Number.NaN) - start) / HOUR;
  // Called out at 0:00, there from 1:00, four tasks of two hours each: all done at 9:00.
  expect([hours(without, "acknowledged_at"), hours(without, "preserved_at")]).toEqual([3, 9]);
  // Begun at 0:30 and done at 2:30 by the shift; the next task waits for a new call until 3:30.
  expect([hours(more, "acknowledged_at"), hours(more, "preserved_at")]).toEqual([2.5, 9.5]);
});

/** Plays each network with less and with more cover. @returns the time to acknowledge that was saved */
function savedBy(networks: fc.Arbitrary<MoreCover>, runs: number): ZoneLatency {
  const saved = new ZoneLatency();
  fc.assert(
    fc.property(networks, ({ before, after, milestones }) => {
      const { later, gains } = effectOfCover(tableOf(before), tableOf(after), milestones);
      expect(later).toEqual([]);
      for (const gain of gains) saved.add(...gain);
    }),
    propertyRuns(runs),
  );
  return saved;
}

function tableOf(sketch: NetworkSketch): RequestTable {
  return requestTable(journalOf(resolveSketch(sketch)));
}

/** XB works two hours on each task; all else takes no time. */
function withPreservation(start: Instant): NetworkSketch {
  const always = { zone: "Etc/UTC", shifts: [ALWAYS] };
  const plain = plainNetwork(start, 3, [always, always], []);
  const twoHours = { kind: "deterministic", value: 2 * HOUR } as const;
  const states = plain.states.map((state, at) => {
    if (at === 0) return state;
    const { service } = state.profile;
    const slow = { ...service, acknowledge: twoHours, check: twoHours, review: twoHours };
    return { ...state, profile: { ...state.profile, service: { ...slow, order: twoHours } } };
  });
  return { ...plain, states };
}
