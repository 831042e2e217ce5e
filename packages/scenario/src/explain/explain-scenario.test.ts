import fc from "fast-check";
import { expect, test } from "vitest";

import { readText, resolvedScenarioArbitrary } from "../testing/index.ts";
import { explainScenario } from "./explain-scenario.ts";
import { dutyShares } from "./explain-duty.ts";

const text = explainScenario(
  readText({
    format: "contactpoint/1",
    id: "spring",
    version: "1.0.0",
    title: "Spring",
    marking: "EXERCISE",
    seed: 1,
    clock: { start: "2027-03-27T18:00:00Z", duration: "P4D", warm_up: "PT6H" },
    states: {
      XA: { zone: "Europe/Paris", roster: "gap" },
      XB: { zone: "America/Chicago", roster: "gap" },
    },
    rosters: { gap: { shifts: [{ id: "day", from: "08:00", to: "20:00" }] } },
    providers: { mail: { state: "XA" }, cloud: { state: "XB" } },
    instruments: {
      convention: { in_force: { deposits: 2 }, deposits: { XA: "2026-01-01", XB: "2026-12-28" } },
    },
    faults: [{ id: "storm", at: "T+1d00:00", for: "PT2H", kind: "partition", link: ["XA", "XB"] }],
    injects: [{ id: "call", at: { local: "2027-03-28T03:30", in: "XA" }, to: "XA" }],
    workload: [{ id: "everyday", arrivals: { poisson: { per_day: 12 } } }],
  }),
);

test("the time line tells each event in UTC and on each local clock", () => {
  expect(text).toContain(
    "  T+00:00  2027-03-27T18:00Z  start\n      XA 03-27 19:00, XB 03-27 13:00\n",
  );
  expect(text).toContain(
    "  T+07:00  2027-03-28T01:00Z  clocks go forward by 1 h in XA\n      XA 03-28 03:00, XB 03-27 20:00\n",
  );
  expect(text).toContain("  T+07:30  2027-03-28T01:30Z  inject call to XA\n      XA 03-28 03:30,");
  expect(text).toContain("T+1d00:00  2027-03-28T18:00Z  fault storm: partition of XA-XB");
  expect(text).toContain("T+06:00  2027-03-28T00:00Z  convention binds XA, XB from now on");
});

test("duty is told as shares of the run, with the first gaps in local time", () => {
  expect(text).toContain(
    "XA    Europe/Paris           on duty  51.0 %  on call   0.0 %  closed  49.0 %",
  );
  expect(text).toContain("        closed from 2027-03-27 20:00 for 11 h\n");
  expect(text).toContain("        and 2 more gaps\n");
});

test("pairs, volume and assumptions are counted", () => {
  expect(text).toContain("  convention (UNCC): 0 at the start, 2 at the end of 2 directed pairs\n");
  expect(text).toContain("  everyday: about 48 (12 a day), 1.74 items each;");
  expect(text).toMatch(/Parameters: \d+\n +\d+ set in the scenario\n/);
  expect(text).toMatch(/ +\d+ assumptions that nothing validates\n/);
});

test("no line is wider than 80 columns, and the shares of duty add up to 1", () => {
  fc.assert(
    fc.property(resolvedScenarioArbitrary(), (scenario) => {
      const lines = explainScenario(scenario).split("\n");
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
      for (const state of scenario.states) {
        const share = dutyShares(state, scenario.clock.start, scenario.clock.end);
        expect(share.desk + share.onCall + share.closed).toBeCloseTo(1, 9);
      }
    }),
    { numRuns: 30 },
  );
});
