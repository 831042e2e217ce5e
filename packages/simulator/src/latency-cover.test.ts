import { requestTable } from "@contactpoint/analysis";
import type { RequestTable } from "@contactpoint/analysis";
import { DAY, HOUR, type Instant } from "@contactpoint/engine";
import type { RosterShift } from "@contactpoint/scenario";
import fc from "fast-check";
import { expect, test } from "vitest";
import { coverArbitrary, covered } from "./testing/cover-arbitrary.ts";
import { withoutCompetition, withoutMishap } from "./testing/eased-network.ts";
import { journalOf } from "./testing/journal-of.ts";
import { networkArbitrary } from "./testing/network-arbitrary.ts";
import type { NetworkSketch } from "./testing/network-sketch.ts";
import { ALWAYS, plainNetwork } from "./testing/plain-network.ts";
import { propertyRuns } from "./testing/property-runs.ts";
import { resolveSketch } from "./testing/resolve-sketch.ts";
import { shiftArbitrary } from "./testing/roster-arbitrary.ts";
import { worldZones } from "./testing/world-zones.ts";
import { ZoneLatency } from "./testing/zone-latency.ts";

const zones = worldZones(Intl.supportedValuesOf("timeZone"));
const ALL = ["acknowledged_at", "preserved_at", "confirmed_at"] as const;
type Milestone = (typeof ALL)[number];

test("With officers for everybody, more cover makes nobody wait longer", () => {
  const saved = new ZoneLatency();
  fc.assert(
    fc.property(networkArbitrary(zones), shifts, covers, (drawn, desks, more) => {
      const sketch = withoutCompetition(withRosters(withoutMishap(drawn), desks));
      compare(sketch, covered(sketch, more), ALL, saved);
    }),
    propertyRuns(100),
  );
  process.stdout.write(saved.table("Time to acknowledge saved by more cover, where any was"));
  expect(saved.count).toBeGreaterThan(100);
});

test("A need alone in its network waits no longer with more cover, however few the officers", () => {
  const saved = new ZoneLatency();
  fc.assert(
    fc.property(networkArbitrary(zones), shifts, covers, moment, (drawn, desks, more, at) => {
      const sketch = alone(withRosters(withoutMishap(drawn), desks), at);
      compare(sketch, covered(sketch, more), ALL, saved);
    }),
    propertyRuns(150),
  );
  expect(saved.count).toBeGreaterThan(10);
});

// Only the acknowledgement: see the last test of this file.
test("With officers on call, more cover never delays the acknowledgement of a need alone", () => {
  const saved = new ZoneLatency();
  fc.assert(
    fc.property(networkArbitrary(zones), shifts, covers, moment, (drawn, desks, more, at) => {
      const sketch = alone(withRosters(withoutMishap(drawn), desks), at);
      const [first, ...rest] = sketch.states;
      if (first === undefined) throw new RangeError("a network has States");
      const onCall = {
        ...sketch,
        topology: { ...sketch.topology, shape: { kind: "mesh" as const } },
        states: [
          { ...first, shifts: [ALWAYS] },
          ...rest.map((state) => ({ ...state, shifts: [...state.shifts, ON_CALL] })),
        ],
      };
      compare(onCall, covered(onCall, more), ["acknowledged_at"], saved);
    }),
    propertyRuns(150),
  );
  expect(saved.count).toBeGreaterThan(10);
});

test("An hour of cover in the middle of the work costs an officer on call a second journey", () => {
  const start = Date.UTC(2027, 0, 4);
  const network = alone(withPreservation(start), 0);
  const brief = { ...ALWAYS, id: "brief", from: "00:30", to: "01:30", officers: 1 };
  const [without, more] = [[ON_CALL], [ON_CALL, brief]].map((roster) => {
    const states = network.states.map((state, at) =>
      at === 0 ? state : { ...state, shifts: roster },
    );
    return requestTable(journalOf(resolveSketch({ ...network, states })));
  }) as [RequestTable, RequestTable];
  const hours = (table: RequestTable, name: Milestone): number =>
    ((table.instants[name][0] ?? Number.NaN) - start) / HOUR;
  // Called out at 0:00, there from 1:00, four tasks of two hours each: all done at 9:00.
  expect([hours(without, "acknowledged_at"), hours(without, "preserved_at")]).toEqual([3, 9]);
  // Begun at 0:30 and done at 2:30 by the shift; the next task waits for a new call until 3:30.
  expect([hours(more, "acknowledged_at"), hours(more, "preserved_at")]).toEqual([2.5, 9.5]);
});

const shifts = fc.array(
  shiftArbitrary("desk").map((shift) => ({ ...shift, on_call: false, call_out: null })),
  { minLength: 6, maxLength: 6 },
);
const covers = fc.array(coverArbitrary(), { minLength: 6, maxLength: 6 });
const moment = fc.integer({ min: 0, max: DAY });

/** On call at any hour; a call takes one hour, so that none is worth waiting for. */
const ON_CALL = {
  ...ALWAYS,
  id: "on-call",
  officers: 2,
  on_call: true,
  call_out: { kind: "deterministic", value: HOUR } as const,
};

function compare(
  before: NetworkSketch,
  after: NetworkSketch,
  milestones: readonly Milestone[],
  saved: ZoneLatency,
): void {
  const [without, more] = [before, after].map((sketch) =>
    requestTable(journalOf(resolveSketch(sketch))),
  ) as [RequestTable, RequestTable];
  expect(more.text.request_id).toEqual(without.text.request_id);
  for (let row = 0; row < without.rows; row += 1) {
    for (const name of milestones) {
      const [late, soon] = [reached(without, name, row), reached(more, name, row)];
      expect(soon, `${without.text.request_id[row]} ${name}`).toBeLessThanOrEqual(late);
    }
    const gain = reached(without, "acknowledged_at", row) - reached(more, "acknowledged_at", row);
    const { requesting_zone, requested_zone } = without.text;
    if (gain > 0 && gain < Infinity) {
      saved.add(requesting_zone[row] ?? "", requested_zone[row] ?? "", gain);
    }
  }
}

/**
 * What never happened comes after everything. An answer or a withdrawal that comes before the
 * acknowledgement stands for it: the request is over then.
 */
function reached(table: RequestTable, milestone: Milestone, row: number): Instant {
  const names =
    milestone === "acknowledged_at"
      ? ([milestone, "confirmed_at", "closed_at"] as const)
      : [milestone];
  const times = names.map((name) => table.instants[name][row] ?? Number.NaN);
  return Math.min(Infinity, ...times.filter((at) => !Number.isNaN(at)));
}

function withRosters(sketch: NetworkSketch, desks: readonly RosterShift[]): NetworkSketch {
  const states = sketch.states.map((state, at) => ({ ...state, shifts: desks.slice(at, at + 1) }));
  return { ...sketch, states };
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

/** One preservation request from XA is the whole workload. */
function alone(sketch: NetworkSketch, at: Instant): NetworkSketch {
  const [source] = sketch.workload;
  const provider = sketch.providers.find(({ state }) => state !== "XA")?.id ?? null;
  if (source === undefined) throw new RangeError("a network has a workload");
  const need = { at, from: "XA", provider, form: null, urgency: null, expires_at: null };
  const arrivals = { kind: "list" as const, needs: [need] };
  const mix = [{ ...source.mix[0], share: 1, form: "preservation" as const }];
  return { ...sketch, workload: [{ ...source, arrivals, mix: mix as typeof source.mix }] };
}
