import { requestTable, STAGES } from "@contactpoint/analysis";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import {
  ALWAYS,
  networkArbitrary,
  plainNetwork,
  propertyRuns,
  resolveSketch,
  shiftArbitrary,
  worldZones,
} from "@contactpoint/simulator/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { firstDifference } from "./first-difference.ts";
import { liveHost } from "./live-host.ts";
import { simulatorHost } from "./simulator-host.ts";

const zones = worldZones(Intl.supportedValuesOf("timeZone"));
const DAY = 86_400_000;

test("Any scenario gives the simulator's journal over sockets, to the byte, and stages that sum to its latency", async () => {
  const found = { records: 0, delivered: 0, confirmed: 0 };
  await fc.assert(
    fc.asyncProperty(networkArbitrary(zones), async (sketch) => {
      const journal = await playedAlike(resolveSketch(sketch));
      found.records += journal.length;
      found.delivered += journal.filter(({ kind }) => kind === "delivered").length;
      found.confirmed += expectStagesToSum(journal);
    }),
    propertyRuns(20),
  );
  expect(found.records).toBeGreaterThan(3_000);
  expect(Math.min(found.delivered, found.confirmed)).toBeGreaterThan(50);
});

test("Over sockets, too, a desk answers a ping at once while a shift is there and else when the next one comes", async () => {
  const found = { atOnce: 0, later: 0 };
  await fc.assert(
    fc.asyncProperty(zones, zones, shifts, moments, starts, async (from, to, drawn, at, start) => {
      const roster = drawn.map((shift) => ({ ...shift, on_call: false, officers: 1_000 }));
      const places = [
        { zone: from, shifts: [ALWAYS] },
        { zone: to, shifts: roster },
      ] as const;
      const scenario = resolveSketch(plainNetwork(start, 8, places, at));
      const journal = await playedAlike(scenario);
      const opened = journal.flatMap((record) =>
        record.kind === "duty" && record.node === "XB" ? [record] : [],
      );
      const table = requestTable(journal);
      expect(table.rows).toBe(at.length);
      for (let row = 0; row < table.rows; row += 1) {
        const needed = table.instants.needed_at[row] ?? Number.NaN;
        const waits = (table.measures.response_time[row] ?? Number.NaN) > 0;
        const duty = opened.findLast((record) => record.at <= needed);
        const next = opened.find((record) => record.at > needed && record.present > 0);
        const answered = duty !== undefined && duty.present > 0 ? needed : (next?.at ?? Number.NaN);
        expect(needed + (table.measures.response_time[row] ?? Number.NaN)).toBe(answered);
        found[waits ? "later" : "atOnce"] += 1;
      }
    }),
    propertyRuns(10),
  );
  expect(Math.min(found.atOnce, found.later)).toBeGreaterThan(10);
});

const shifts = fc.array(shiftArbitrary("desk"), { minLength: 1, maxLength: 3 });
const starts = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2031, 0, 1) });
const moments = fc
  .array(fc.integer({ min: 0, max: 4 * DAY }), { minLength: 5, maxLength: 15 })
  .map((all) => all.toSorted((a, b) => a - b));

/** The journal of a live network, which has to be the simulator's. */
async function playedAlike(resolved: ResolvedScenario): Promise<readonly JournalRecord[]> {
  const scenario = { path: "", resolved };
  const { journal } = await liveHost({ order: "exact" }).play(scenario);
  const simulated = await simulatorHost().play(scenario);
  expect(firstDifference(journal, simulated.journal)).toBeNull();
  return journal;
}

/** @returns how many requests were confirmed */
function expectStagesToSum(journal: readonly JournalRecord[]): number {
  const table = requestTable(journal);
  let confirmations = 0;
  for (let row = 0; row < table.rows; row += 1) {
    const needed = table.instants.needed_at[row] ?? Number.NaN;
    const confirmed = table.instants.confirmed_at[row] ?? Number.NaN;
    const closed = table.instants.closed_at[row] ?? Number.NaN;
    const stages = STAGES.map((stage) => table.stages[stage][row] ?? Number.NaN);
    const ended = [confirmed, closed, table.ended_at].find((at) => !Number.isNaN(at));
    expect(stages.reduce((total, time) => total + time, 0)).toBe((ended ?? Number.NaN) - needed);
    expect(Math.min(...stages)).toBeGreaterThanOrEqual(0);
    if (!Number.isNaN(confirmed)) confirmations += 1;
  }
  return confirmations;
}
