import { HOUR, MINUTE } from "@contactpoint/engine";
import { expect, test } from "vitest";

import { DocumentResolver } from "../reader/document-resolver.ts";
import { formatProblem } from "../reader/problem.ts";

const START = "2027-03-01T00:00:00Z";

function resolve(more: Readonly<Record<string, unknown>>) {
  const found = new DocumentResolver().resolve({
    format: "contactpoint/1",
    id: "faults",
    version: "1.0.0",
    title: "Faults",
    marking: "EXERCISE",
    seed: 1,
    clock: { start: START, duration: "P2D" },
    states: Object.fromEntries(["XA", "XB", "XC", "XD"].map((id) => [id, { zone: "Asia/Tokyo" }])),
    instruments: { convention: { parties: "all", assumed: true } },
    providers: { mail: { state: "XB" } },
    ...more,
  });
  if ("problems" in found) throw new Error(found.problems.map(formatProblem).join("\n"));
  const { scenario, warnings } = found;
  const since = (at: number): number => (at - scenario.clock.start) / MINUTE;
  return {
    scenario,
    warnings: warnings.map(({ message }) => message),
    faults: scenario.faults.map(({ from, until, ...rest }) => ({
      ...rest,
      from: since(from),
      until: since(until),
    })),
  };
}

function faultsOf(...faults: Readonly<Record<string, unknown>>[]) {
  return resolve({ faults }).faults;
}

test("A partition in one direction keeps the direction of its links", () => {
  const at = "T+01:00";
  expect(faultsOf({ kind: "partition", at, link: ["XA", "XB"], one_way: true })).toMatchObject([
    { one_way: true, links: [["XA", "XB"]] },
  ]);
  expect(faultsOf({ kind: "partition", at, state: "XA", one_way: true })).toMatchObject([
    { links: ["XB", "XC", "XD"].map((to) => ["XA", to]) },
  ]);
});

test("Each further kind carries its own numbers", () => {
  const at = "T+01:00";
  const [reordering, crash, clock, slowness, bad, revoked] = faultsOf(
    { kind: "reordering", at, link: ["XA", "XB"], share: 0.5, by: "PT5M" },
    { kind: "crash", at, state: "XA", point: "after-send", store: "stale", loses: "PT1H" },
    { kind: "clock", at, state: "XA", offset: "-PT3M", drift_ppm: 250 },
    { kind: "slowness", at, states: ["XA", "XB"], factor: 2.5 },
    { kind: "bad-message", at, state: "XC", flaw: "replay", every: "PT10M" },
    { kind: "revocation", at, state: "XD" },
  );
  expect(reordering).toMatchObject({ share: 0.5, by: 5 * MINUTE });
  expect(crash).toMatchObject({ point: "after-send", store: "stale", loses: HOUR });
  expect(clock).toMatchObject({ offset: -3 * MINUTE, drift: 0.00025 });
  expect(slowness).toMatchObject({ states: ["XA", "XB"], factor: 2.5 });
  expect(bad).toMatchObject({ flaw: "replay", every: 10 * MINUTE, until: 2_880 });
  expect(revoked).toMatchObject({ kind: "revocation", states: ["XD"] });
});

test("A crash stops before it sends and loses nothing, unless said", () => {
  expect(faultsOf({ kind: "crash", at: "T+01:00", state: "XA" })).toMatchObject([
    { point: "before-send", store: "full", loses: 0 },
  ]);
});

test("A fault that comes again is several faults, the first under its own name", () => {
  const outage = { id: "power", kind: "outage", at: "T+01:00", for: "PT10M", state: "XA" };
  expect(faultsOf({ ...outage, every: "PT20H" })).toMatchObject([
    { id: "power", from: 60, until: 70 },
    { id: "power/2", from: 1_260, until: 1_270 },
    { id: "power/3", from: 2_460, until: 2_470 },
  ]);
  expect(faultsOf({ ...outage, every: "PT20H", times: 2 })).toHaveLength(2);
});

test("partition-halves cuts every link between two halves and no other", () => {
  const [cut] = faultsOf({ kind: "partition-halves", at: "T+01:00" });
  expect(cut).toMatchObject({ id: "fault-1/cut", kind: "partition" });
  const names = cut !== undefined && "links" in cut ? cut.links.map((pair) => pair.join("")) : [];
  expect(names.toSorted()).toEqual([
    "XAXC",
    "XAXD",
    "XBXC",
    "XBXD",
    "XCXA",
    "XCXB",
    "XDXA",
    "XDXB",
  ]);
});

test("A bridge reaches both halves", () => {
  const [cut] = faultsOf({ kind: "bridge", at: "T+01:00", state: "XB" });
  const names = cut !== undefined && "links" in cut ? cut.links.flat() : [];
  expect(new Set(names)).toEqual(new Set(["XA", "XC", "XD"]));
});

test("isolate-one and rolling-restart strike one State after the other, by one cause", () => {
  const each = { at: "T+01:00", for: "PT10M" };
  const { scenario, faults } = resolve({
    faults: [
      { id: "alone", kind: "isolate-one", ...each, every: "PT1H" },
      { id: "restarts", kind: "rolling-restart", ...each, states: ["XD", "XA"] },
    ],
  });
  expect(faults.map(({ id, from, until }) => [id, from, until])).toEqual([
    ["alone/XA", 60, 70],
    ["alone/XB", 120, 130],
    ["alone/XC", 180, 190],
    ["alone/XD", 240, 250],
    ["restarts/XD", 60, 70],
    ["restarts/XA", 70, 80],
  ]);
  expect(new Set(scenario.faults.map(({ group }) => group))).toEqual(
    new Set(["alone", "restarts"]),
  );
});

test("In a night shift nobody is there from ten to six of local time", () => {
  // Tokyo is nine hours ahead: ten in the evening is 13:00 UTC.
  expect(faultsOf({ kind: "night-shift", at: "T+00:00", for: "P1D", state: "XA" })).toMatchObject([
    { id: "fault-1/XA/1", kind: "no-show", officers: null, from: 13 * 60, until: 21 * 60 },
  ]);
});

test("All States are the core of the last phase unless said", () => {
  const from = "T+1d00:00";
  const all = resolve({ liveness: { from } }).scenario;
  expect(all.liveness).toEqual({
    from: all.clock.start + 24 * HOUR,
    core: ["XA", "XB", "XC", "XD"],
  });
  expect(resolve({ liveness: { from, core: ["XB"] } }).scenario.liveness?.core).toEqual(["XB"]);
  expect(resolve({}).scenario).not.toHaveProperty("liveness");
});

test("A span in a choice becomes milliseconds, a word stays", () => {
  const { scenario } = resolve({
    choices: [
      { draw: "link/XA>XB/all/XA/1/0.0", is: "PT5M" },
      { draw: "takes/XA/all/XA/1/prepare/1", is: 7 },
      { draw: "answers/mail/all/XA/1/0/1", is: "failed" },
    ],
  });
  expect(scenario.choices.map(({ is }) => is)).toEqual([5 * MINUTE, 7, "failed"]);
});

test("A choice that no draw can have is a warning", () => {
  const draws = [
    "link/XA>XE/all/XA/1/0.0",
    "takes/XK/all/XA/1/prepare/1",
    "answers/male/all/XA/1/0/1",
    "weather",
  ];
  const choices = draws.map((draw, at) => ({ draw, is: at === 2 ? "failed" : 1 }));
  expect(resolve({ choices }).warnings).toEqual([
    'there is no State "XE", so nothing is drawn',
    'there is no State "XK", so nothing is drawn',
    'there is no provider "male", so nothing is drawn',
    'no draw is called "weather"',
  ]);
});
