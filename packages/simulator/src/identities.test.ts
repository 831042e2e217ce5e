import { type RequestTable, requestTable } from "@contactpoint/analysis";
import { DAY } from "@contactpoint/engine";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { readScenario } from "@contactpoint/scenario";
import fc from "fast-check";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { impossibilities } from "./testing/cause-check.ts";
import { sweepDesks } from "./testing/desk-sweep.ts";
import { journalOf } from "./testing/journal-of.ts";
import { networkArbitrary } from "./testing/network-arbitrary.ts";
import { ALWAYS, plainNetwork } from "./testing/plain-network.ts";
import { propertyRuns } from "./testing/property-runs.ts";
import { resolveSketch } from "./testing/resolve-sketch.ts";
import { rosteredPresence } from "./testing/rostered-presence.ts";
import { worldZones } from "./testing/world-zones.ts";

const zones = worldZones(Intl.supportedValuesOf("timeZone"));
const folder = join(import.meta.dirname, "../../../scenarios");

test("On random networks everything created is closed or open, and every desk's times add up", () => {
  let rostered = 0;
  fc.assert(
    fc.property(networkArbitrary(zones), (sketch) => {
      const scenario = resolveSketch(sketch);
      const journal = journalOf(scenario);
      const table = requestTable(journal);
      assertConservation(journal, table);
      assertDesks(scenario, journal, table);
      if (isWhole(scenario)) rostered += 1;
    }),
    propertyRuns(200),
  );
  expect(rostered).toBeGreaterThan(50);
});

test("On random networks time only goes forward, causes precede effects and every move is published", () => {
  fc.assert(
    fc.property(networkArbitrary(zones), (sketch) => {
      expect(impossibilities(journalOf(resolveSketch(sketch)))).toEqual([]);
    }),
    propertyRuns(150),
  );
});

test("A need for whose pair the ladder has no rung ends without a basis", () => {
  const always = { zone: "Etc/UTC", shifts: [ALWAYS] };
  const start = Date.UTC(2027, 0, 4);
  const network = plainNetwork(start, 2, [always, always], [0]);
  const rungs = network.escalation.map((rung) => ({
    ...rung,
    kind: "network" as const,
    network: "older",
  }));
  const scenario = { ...network, networks: { older: ["XA"] }, escalation: rungs };
  const ends = journalOf(resolveSketch(scenario)).filter(({ kind }) => kind === "no-basis");
  expect(ends).toMatchObject([{ at: start, reason: "no-route" }]);
});

const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

test.each(files)("The same identities hold on %s, cut to a size for tests", (name) => {
  const read = readScenario(join(folder, name));
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  const scenario = shortened(read.scenario);
  const journal = journalOf(scenario);
  const table = requestTable(journal);
  expect(impossibilities(journal)).toEqual([]);
  assertConservation(journal, table);
  assertDesks(scenario, journal, table);
});

/**
 * Every need opens one row, and none ends twice. Rows that stay open are those whose copy at the
 * requesting side is not final, and parents of children that still pursue an item of theirs.
 */
function assertConservation(journal: readonly JournalRecord[], table: RequestTable): void {
  const created = new Set<string>();
  const ended = new Set<string>();
  for (const record of journal) {
    if (record.kind === "need") created.add(record.request);
    const ends = record.kind === "no-basis" || (record.kind === "state" && record.final === true);
    if (ends && record.request !== undefined) {
      expect(ended.has(record.request), `${record.request} ends twice`).toBe(false);
      ended.add(record.request);
    }
  }
  const { text, instants } = table;
  expect([...created]).toEqual(text.request_id);
  const unsettledParents = new Set(
    text.parent_id.filter((_, row) =>
      [instants.confirmed_at[row], instants.closed_at[row]].every((at) => Number.isNaN(at)),
    ),
  );
  text.request_id.forEach((id, row) => {
    const isOpen = Number.isNaN(instants.closed_at[row]);
    if (!ended.has(id)) expect([id, isOpen]).toEqual([id, true]);
    else if (isOpen) expect(unsettledParents).toContain(id);
  });
}

function assertDesks(
  scenario: ResolvedScenario,
  journal: readonly JournalRecord[],
  table: RequestTable,
): void {
  const sums = sweepDesks(journal);
  const { start, end, warm_up } = scenario.clock;
  expect(sums.size).toBe(scenario.states.length);
  scenario.states.forEach(({ id, desk }, index) => {
    const sum = sums.get(id);
    const totals = table.desks[index];
    if (sum === undefined || totals === undefined) throw new Error(`${id} has no desk`);
    // Little's law with what is there at either end: time by the clock is time by the task.
    expect([id, sum.waiting, sum.working]).toEqual([id, sum.waited, sum.worked]);
    expect([...sum.duties.values()].reduce((all, time) => all + time, 0)).toBe(end - start);
    expect([id, sum.overloads]).toEqual([id, 0]);
    if (warm_up === 0) {
      expect([id, totals.state, totals.occupied]).toEqual([id, id, sum.worked]);
      expect([id, totals.present]).toEqual([id, sum.present]);
    }
    if (!isWhole(scenario)) return;
    expect([id, sum.present]).toEqual([id, rosteredPresence(journal, scenario, id, desk)]);
  });
}

/** No fault takes officers from a desk. */
function isWhole({ faults }: ResolvedScenario): boolean {
  return faults.every(({ kind }) => kind !== "outage" && kind !== "no-show");
}

const NEEDS_MOST = 800;

/** The start of a scenario, with about so many needs at most. */
function shortened(scenario: ResolvedScenario): ResolvedScenario {
  const { start, end } = scenario.clock;
  const workload = scenario.workload.map((source) => {
    const { arrivals } = source;
    if (arrivals.kind !== "incident") return source;
    return { ...source, arrivals: { ...arrivals, needs: Math.min(arrivals.needs, NEEDS_MOST) } };
  });
  const perDay = workload.reduce(
    (sum, { arrivals }) => sum + (arrivals.kind === "poisson" ? arrivals.per_day : 0),
    1,
  );
  const most = start + Math.floor((NEEDS_MOST / perDay) * DAY);
  return { ...scenario, workload, clock: { start, end: Math.min(end, most), warm_up: 0 } };
}
