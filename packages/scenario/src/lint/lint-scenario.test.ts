import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { formatProblem } from "../reader/problem.ts";
import { readFrom } from "../reader/read-scenario.ts";
import { memoryFiles } from "../testing/memory-files.ts";

const sound = readFileSync(new URL("../testing/sound-scenario.yaml", import.meta.url), "utf8");

/** The warnings of a scenario that is sound but for one change. */
function warningsAfter(from: string, to: string): string[] {
  expect(sound).toContain(from);
  const read = readFrom(memoryFiles({ "a.yaml": sound.replace(from, () => to) }), "a.yaml");
  expect("problems" in read && read.problems.map(formatProblem)).toBe(false);
  return read.warnings.map(formatProblem);
}

test("minutes without anybody on duty or on call are named in local time", () => {
  const night = `{ id: night, from: "22:00", to: "07:00", on_call: true }`;
  expect(warningsAfter(night, `{ id: night, from: "23:30", to: "07:00", on_call: true }`)).toEqual([
    "a.yaml:15:3 rosters.city nobody is on duty or on call in XA from 2027-03-27 22:00 to 2027-03-27 23:30 local time; 6 h in all are uncovered; add a shift with on_call: true",
  ]);
});

test("a gap of a roster names the other States that have the roster", () => {
  const night = `{ id: night, from: "22:00", to: "07:00", on_call: true }`;
  const until = sound.indexOf(night) + night.length;
  const desks = sound.slice(sound.indexOf("  XB:"), until);
  const shared = desks
    .replace(night, night.replace("22:00", "23:30"))
    .replace("region: south }", "region: south, roster: city }");
  const [warning, ...others] = warningsAfter(desks, shared);
  expect(warning).toMatch(/in XA from .* on_call: true; the roster is that of XB, too$/);
  expect(others).toEqual([]);
});

test("a State that no message reaches over the topology is named", () => {
  const links = "{ kind: mesh, links: [{ between: [XA, XB], loss: 0.1 }] }";
  expect(warningsAfter(links, "{ kind: edges, edges: [[XA, XB]] }")).toEqual([
    "a.yaml:25:33 topology.edges no message reaches XC over this topology; add an edge",
  ]);
  expect(warningsAfter(links, "{ kind: overlay, of: [older] }")).toEqual([
    "a.yaml:25:32 topology.of no message reaches XC over this topology; name a network of which it is a member",
  ]);
  expect(warningsAfter(links, "{ kind: regional-hubs, hubs: { north: XA } }")).toEqual([
    "a.yaml:25:40 topology.hubs no message reaches XB, XC over this topology; give the region a hub",
  ]);
});

test("things that nobody uses are named", () => {
  expect(warningsAfter("profiles:\n", "profiles:\n  spare: { ack: PT1H }\n")).toEqual([
    "a.yaml:13:3 profiles.spare is used by no State",
  ]);
  expect(warningsAfter("objectives:", "scale: 2\nobjectives:")).toEqual([]);
});

test("a scale has no effect without a Poisson source", () => {
  const fixed = "{ times: [T+01:00] }\nscale: 2\nx-rest:";
  expect(warningsAfter("{ poisson: { per_day: 4 } }", fixed)).toEqual([
    "a.yaml:34:1 scale has no effect: no source of the workload is a Poisson process",
  ]);
});

test("a call-out time of a shift at the desk has no effect", () => {
  expect(warningsAfter(`to: "22:00" }`, `to: "22:00", call_out: PT1H }`)).toEqual([
    "a.yaml:17:58 rosters.city.shifts[0].call_out has no effect: the shift is at the desk; add on_call: true",
  ]);
});

test("too few deposits bind nobody", () => {
  expect(warningsAfter("parties: all, assumed: true", "deposits: { XA: 2026-05-04 }")).toEqual([
    "a.yaml:27:21 instruments.conv.deposits are too few: the instrument binds nobody in this run",
  ]);
});

test("States without known holidays, and the European Union, are named once for all", () => {
  const imported = "real_states: true\nimport_states: { select: [uncc-signatories], codes: [EU] }";
  const warnings = warningsAfter("seed: 1", `seed: 1\n${imported}`);
  expect(warnings).toEqual([
    expect.stringMatching(
      /^a\.yaml:8:1 import_states public holidays are not known for .*KH.*: they keep none$/,
    ),
    expect.stringContaining("the European Union signed too"),
    expect.stringContaining("the European Union is an organisation without a contact point"),
  ]);
});

test("a source that never gives a need, and officers who never wake, are suspicious", () => {
  expect(warningsAfter("per_day: 4", "per_day: 0")).toEqual([
    "a.yaml:33:15 workload[0].arrivals no need ever arises from this source",
  ]);
  expect(warningsAfter("omit_item: 0.1", "sleep_through: 1")).toEqual([
    "a.yaml:13:50 profiles.default.error.sleep_through is 1: no officer on call ever wakes",
  ]);
});

test("a State needs a provider abroad only if one is drawn for its needs", () => {
  const file = (needs: string): string => `
format: contactpoint/1
id: listed
version: 1.0.0
title: Listed
marking: EXERCISE
seed: 1
clock: { start: 2027-01-01T00:00:00Z, duration: P1D }
states: { XA: { zone: UTC }, XB: { zone: UTC } }
providers: { mail: { state: XB } }
workload: [{ id: one, arrivals: { times: [${needs}] } }]
`;
  const problemsOf = (needs: string): string[] => {
    const read = readFrom(memoryFiles({ "a.yaml": file(needs) }), "a.yaml");
    return "problems" in read ? read.problems.map(({ message }) => message) : [];
  };
  const alone = "XB has needs, but all providers of this source are its own";
  expect(problemsOf("{ at: T+01:00, from: XA, provider: mail }")).toEqual([]);
  expect(problemsOf("{ at: T+01:00, from: XA }")).toEqual([]);
  expect(problemsOf("{ at: T+01:00, from: XB }")).toEqual([alone]);
  expect(problemsOf("{ at: T+01:00, provider: mail }")).toEqual([alone]);
  expect(problemsOf("T+01:00")).toEqual([alone]);
});
