import { type RequestTable, requestTable } from "@contactpoint/analysis";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import {
  ALWAYS,
  chosenLines,
  countedFrom,
  coverBesideOnCall,
  coverOfOneNeed,
  coverWithoutCompetition,
  effectOfCover,
  networkArbitrary,
  plainNetwork,
  propertyRuns,
  requestAt,
  resolveSketch,
  rootOf,
  shiftArbitrary,
  shiftedZones,
  withoutCompetition,
  worldZones,
  wrongStages,
} from "@contactpoint/simulator/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { firstDifference } from "./first-difference.ts";
import { liveHost } from "./live-host.ts";
import { simulatorHost } from "./simulator-host.ts";

const zones = worldZones(Intl.supportedValuesOf("timeZone"));
const DAY = 86_400_000;

// What is stated here of networks is what the simulator's own tests state; each journal comes over sockets.

test("Any scenario gives the simulator's journal over sockets, to the byte, and stages that sum to its latency", async () => {
  const found = { records: 0, delivered: 0, confirmed: 0 };
  await fc.assert(
    fc.asyncProperty(networkArbitrary(zones), async (sketch) => {
      const journal = await playedAlike(resolveSketch(sketch));
      const table = requestTable(journal);
      expect(wrongStages(table)).toEqual([]);
      found.records += journal.length;
      found.delivered += journal.filter(({ kind }) => kind === "delivered").length;
      found.confirmed += confirmedIn(table);
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

test("Over sockets, too, more cover makes nobody wait longer where nobody competes or one need is alone", async () => {
  const kinds = [coverWithoutCompetition, coverOfOneNeed, coverBesideOnCall];
  let sooner = 0;
  const networks = fc.tuple(...kinds.map((kind) => kind(zones)));
  await fc.assert(
    fc.asyncProperty(networks, async (drawn) => {
      for (const { before, after, milestones } of drawn) {
        const without = requestTable(await playedAlike(resolveSketch(before)));
        const more = requestTable(await playedAlike(resolveSketch(after)));
        const { later, gains } = effectOfCover(without, more, milestones);
        expect(later).toEqual([]);
        sooner += gains.length;
      }
    }),
    propertyRuns(4),
  );
  expect(sooner).toBeGreaterThan(0);
});

test("Over sockets, too, moving every zone by some hours and the start by as many back changes no duration", async () => {
  let delivered = 0;
  await fc.assert(
    fc.asyncProperty(shiftedZones(), async ({ here, east }) => {
      const before = await playedAlike(resolveSketch(here));
      const after = await playedAlike(resolveSketch(east));
      expect(countedFrom(east.start, after)).toEqual(countedFrom(here.start, before));
      delivered += before.filter(({ kind }) => kind === "delivered").length;
    }),
    propertyRuns(3),
  );
  expect(delivered).toBeGreaterThan(10);
});

test("Over sockets, too, leaving out a request leaves every other record as it was where nobody competes", async () => {
  let left = 0;
  await fc.assert(
    fc.asyncProperty(networkArbitrary(zones), fc.nat(1_000), async (sketch, at) => {
      const scenario = resolveSketch(withoutCompetition(sketch));
      const journal = await playedAlike(scenario);
      const id = requestAt(journal, at);
      if (id === null) return;
      const less = await playedAlike({ ...scenario, omit: [id] });
      expect(chosenLines(less)).toEqual(chosenLines(journal, (record) => rootOf(record) !== id));
      left += less.length;
    }),
    propertyRuns(3),
  );
  expect(left).toBeGreaterThan(100);
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

function confirmedIn({ instants }: RequestTable): number {
  return instants.confirmed_at.filter((at) => !Number.isNaN(at)).length;
}
