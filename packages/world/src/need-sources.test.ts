import { SAMPLE_CLOCK_CHANGE, SAMPLE_START } from "@contactpoint/analysis/testing";
import { DAY, HOUR, instantOfCivil } from "@contactpoint/engine";
import type { NeedRecord, ResolvedArrivals, ResolvedScenario } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { listedWorkload, worldBench, worldScenario } from "./testing/index.ts";

const EVEN = {
  kind: "poisson",
  per_day: 24,
  hour_of_day: Array.from({ length: 24 }, () => 1),
  weekday: Array.from({ length: 7 }, () => 1),
  yearly_growth: 0,
} as const;

function needsOf(
  arrivals: ResolvedArrivals,
  from: Record<string, number> = { XA: 1 },
  more: Partial<ResolvedScenario> = {},
): NeedRecord[] {
  const source = { ...listedWorkload([]), id: "source", arrivals, from };
  const ping = { share: 1, form: "ping", urgency: "routine", expires_in: null } as const;
  const workload = [{ ...source, providers: { "p-XH": 1 }, mix: [ping] }];
  const bench = worldBench(worldScenario({ workload, ...more }));
  bench.agenda.runUntil(bench.world.end);
  return bench.of("need");
}

const XB_ONLY = { XB: 1 };

test("Poisson needs come at their rate, divided among States by weight, each named by its State's key", () => {
  const needs = needsOf(EVEN, { XA: 1, XB: 3 });
  // 1440 are expected; four standard deviations are 152 and 76.
  expect(Math.abs(needs.length - 1440)).toBeLessThan(152);
  const ofA = needs.filter(({ from }) => from === "XA");
  expect(Math.abs(ofA.length - 360)).toBeLessThan(76);
  expect(ofA.map(({ request }) => request)).toEqual(ofA.map((_, at) => `source/XA/${at + 1}`));
});

test("The needs of one State are the same whether or not another has any", () => {
  const together = needsOf(EVEN, { XA: 1, XB: 1 }).filter(({ from }) => from === "XA");
  const alone = needsOf({ ...EVEN, per_day: 12 });
  expect(together.map(({ at, request }) => [at, request])).toEqual(
    alone.map(({ at, request }) => [at, request]),
  );
});

test("A State without weight has no needs, and none arises before the start or at the end", () => {
  const needs = needsOf(EVEN, { XA: 1, XB: 0 });
  expect(needs.some(({ from }) => from === "XB")).toBe(false);
  for (const { at } of needs) expect(at).toBeGreaterThan(SAMPLE_START);
  for (const { at } of needs) expect(at).toBeLessThan(SAMPLE_START + 60 * DAY);
});

/** Weights with the given places alone, of mean 1. */
function only(places: number, ...at: number[]): number[] {
  return Array.from({ length: places }, (_, n) => (at.includes(n) ? places / at.length : 0));
}

test("The profile of hours goes by the local clock, before and after clocks change", () => {
  const needs = needsOf({ ...EVEN, per_day: 20, hour_of_day: only(24, 9) }, XB_ONLY);
  const utcHours = (from: number, until: number) =>
    new Set(needs.filter(({ at }) => at >= from && at < until).map(({ at }) => hourOf(at)));
  // XB is an hour ahead of UTC, and two from the change on.
  expect(utcHours(SAMPLE_START, SAMPLE_CLOCK_CHANGE)).toEqual(new Set([8]));
  expect(utcHours(SAMPLE_CLOCK_CHANGE, Infinity)).toEqual(new Set([7]));
  expect(Math.abs(needs.length - 1200)).toBeLessThan(139);
});

test("The hour that clocks skip has no needs that day, and its rate does not move to another hour", () => {
  const needs = needsOf({ ...EVEN, per_day: 60, hour_of_day: only(24, 2, 3) }, XB_ONLY);
  const onTheDay = needs.filter(
    ({ at }) => at >= SAMPLE_CLOCK_CHANGE - HOUR && at < SAMPLE_CLOCK_CHANGE + 2 * HOUR,
  );
  expect(new Set(onTheDay.map(({ at }) => hourOf(at)))).toEqual(new Set([1]));
  // 30 are expected in the one hour that is left; four standard deviations are 22.
  expect(Math.abs(onTheDay.length - 30)).toBeLessThan(22);
});

test("The profile of weekdays goes by the local calendar", () => {
  const needs = needsOf({ ...EVEN, weekday: only(7, 0) }, XB_ONLY);
  const ahead = (at: number) => at + (at < SAMPLE_CLOCK_CHANGE ? HOUR : 2 * HOUR);
  const days = new Set(needs.map(({ at }) => Math.floor((ahead(at) - SAMPLE_START) / DAY) % 7));
  expect(days).toEqual(new Set([0]));
  expect(needs.length).toBeGreaterThan(1000);
});

test("Needs grow by the year", () => {
  const year = { start: SAMPLE_START, end: SAMPLE_START + 365 * DAY, warm_up: 0 };
  const needs = needsOf({ ...EVEN, per_day: 4, yearly_growth: 1 }, { XA: 1 }, { clock: year });
  const half = SAMPLE_START + 182.5 * DAY;
  const [early, late] = [needs.filter(({ at }) => at < half), needs.filter(({ at }) => at >= half)];
  // Means of 1.25 and 1.75 times the rate; four standard deviations are below 144.
  expect(Math.abs(early.length - 912.5)).toBeLessThan(121);
  expect(Math.abs(late.length - 1277.5)).toBeLessThan(143);
});

test("Listed needs arise at their instants within the run, and keep the numbers they have in the list", () => {
  const at = [SAMPLE_START - 1, SAMPLE_START, SAMPLE_START + DAY, SAMPLE_START + 60 * DAY];
  const listed = at.map((instant) => ({
    at: instant,
    from: null,
    provider: null,
    form: null,
    urgency: null,
    expires_at: null,
  }));
  const needs = needsOf({ kind: "list", needs: listed });
  expect(needs.map(({ request, at: arose }) => [request, arose])).toEqual([
    ["source/XA/2", SAMPLE_START],
    ["source/XA/3", SAMPLE_START + DAY],
  ]);
});

const INCIDENT = {
  kind: "incident",
  at: SAMPLE_START + 5 * DAY,
  needs: 300,
  spread: { kind: "uniform", min: 0, max: 6 * HOUR },
  duplicate_share: 0.4,
  expires_at: SAMPLE_START + 9 * DAY,
} as const;

/** An incident of preservation needs of two States on two providers. */
function incident(change: Partial<Extract<ResolvedArrivals, { kind: "incident" }>> = {}) {
  const workload = {
    ...listedWorkload([]),
    id: "leak",
    arrivals: { ...INCIDENT, ...change },
    from: { XA: 1, XB: 1 },
    providers: { "p-XH": 1, "p-XA": 1, "p-XB": 1 },
    items: [1, 1],
  };
  const bench = worldBench(worldScenario({ workload: [workload] }));
  bench.agenda.runUntil(SAMPLE_START + 6 * DAY);
  return bench.of("need").filter(({ parent }) => parent === undefined);
}

test("The needs of an incident arise within its spread, share its name and its expiry", () => {
  const needs = incident();
  for (const { at, incident: name, items } of needs) {
    expect(at).toBeGreaterThanOrEqual(INCIDENT.at);
    expect(at).toBeLessThanOrEqual(INCIDENT.at + 6 * HOUR);
    expect(name).toBe("leak");
    expect(items[0]?.expires_at).toBe(INCIDENT.expires_at);
  }
  expect(needs).toHaveLength(300);
});

test("As many needs of an incident as its share says repeat one that is no duplicate itself", () => {
  const needs = incident();
  const originals = new Set(
    needs.filter(({ duplicate_of }) => duplicate_of === undefined).map(({ request }) => request),
  );
  const copies = needs.filter(({ duplicate_of }) => duplicate_of !== undefined);
  // Four standard deviations are 34.
  expect(Math.abs(copies.length - 120)).toBeLessThan(34);
  for (const { duplicate_of } of copies) expect(originals.has(duplicate_of ?? "")).toBe(true);
});

test.each([
  ["has", INCIDENT.expires_at],
  ["draws", null],
])(
  "A duplicate asks for the very items of its original, from whichever State, where the incident %s the time they vanish",
  (_, expires_at) => {
    const needs = incident({ expires_at });
    const byName = new Map(needs.map((need) => [need.request, need]));
    let abroad = 0;
    for (const { from, to, duplicate_of, items } of needs) {
      const original = byName.get(duplicate_of ?? "");
      if (original === undefined) continue;
      if (original.from !== from) abroad++;
      expect(to).not.toBe(from);
      expect(items.map(dataOf)).toEqual(original.items.map(dataOf));
    }
    expect(abroad).toBeGreaterThan(20);
  },
);

type NeedItem = NeedRecord["items"][number];
function dataOf({ provider, expires_at, data_class }: NeedItem): Omit<NeedItem, "stated_expiry"> {
  return { provider, expires_at, data_class };
}

test("Without duplicates each need of an incident stands for itself", () => {
  expect(incident({ duplicate_share: 0 }).some((need) => "duplicate_of" in need)).toBe(false);
});

function hourOf(at: number): number {
  return Math.floor((at - instantOfCivil(2027, 3, 1)) / HOUR) % 24;
}
