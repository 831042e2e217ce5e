import { expect, test } from "vitest";

import { formatProblem } from "../reader/problem.ts";
import { readFrom } from "../reader/read-scenario.ts";
import { memoryFiles } from "../testing/memory-files.ts";

const scenario = (hub: string, from = ""): string => `format: contactpoint/1
id: a
version: 1.0.0
title: A
marking: EXERCISE
seed: 1
clock: { start: 2027-01-01T00:00:00Z, duration: P4D }
states: { XA: { zone: UTC }, XB: { zone: UTC }, XC: { zone: UTC }${hub} }
providers: { mail: { state: XA }, host: { state: XB } }
workload:
  - { id: w, arrivals: { poisson: { per_day: 4 } }${from} }
`;

function read(hub: string, from?: string) {
  const result = readFrom(memoryFiles({ "a.yaml": scenario(hub, from) }), "a.yaml");
  return "problems" in result
    ? result.problems.map(formatProblem)
    : result.scenario.workload[0]?.from;
}

const HUB = ", XH: { zone: UTC, relays_only: true }";

test("no need arises where messages are only relayed, and nobody else's share changes", () => {
  expect(read(HUB)).toEqual({ XA: 1, XB: 1, XC: 1 });
  const few = ", from: { concentrated: { top: 1, share: 0.5 } }";
  expect(read(HUB, few)).toEqual(read("", few));
});

test("a weight for a State that only relays is refused", () => {
  expect(read(HUB, ", from: { XA: 1, XH: 1 }")).toEqual([
    'a.yaml:11:68 workload[0].from.XH unknown State "XH"; there are XA, XB, XC',
  ]);
});

test("only a State that only relays says so once resolved", () => {
  const result = readFrom(
    memoryFiles({ "a.yaml": scenario(`${HUB}, XO: { zone: UTC, relays_only: false }`) }),
    "a.yaml",
  );
  if ("problems" in result) throw new Error(result.problems.map(formatProblem).join("\n"));
  const said = result.scenario.states.flatMap((state) =>
    "relays_only" in state ? [[state.id, state.relays_only]] : [],
  );
  expect(said).toEqual([["XH", true]]);
});
