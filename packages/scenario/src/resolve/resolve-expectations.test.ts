import { expect, test } from "vitest";

import { readFrom } from "../reader/read-scenario.ts";
import { memoryFiles } from "../testing/memory-files.ts";

const fileOf = (rule: string, more = "verdict: holds"): string => `
format: contactpoint/1
id: rules
version: 1.0.0
title: Rules
marking: EXERCISE
seed: 1
clock: { start: 2027-01-01T00:00:00Z, duration: P1D }
states: { XA: { zone: UTC }, XB: { zone: UTC } }
expectations: [{ id: expected, rule: ${rule}, ${more} }]
`;

function problemsWith(rule: string, more?: string): string[] {
  const read = readFrom(memoryFiles({ "a.yaml": fileOf(rule, more) }), "a.yaml");
  return "problems" in read ? read.problems.map(({ message }) => message) : [];
}

test("the first and the last rule of each series may be expected", () => {
  const ends = ["S01", "S34", "L01", "L10", "N01", "N03"];
  expect(ends.flatMap((rule) => problemsWith(rule))).toEqual([]);
});

test("a rule beyond its series may not be expected", () => {
  const beyond = ["S00", "S35", "L11", "N04"];
  expect(beyond.map((rule) => problemsWith(rule))).toEqual(
    beyond.map((rule) => [`there is no rule ${rule}`]),
  );
});

test("the step of a violation goes with a violation alone", () => {
  expect(problemsWith("S18", "verdict: violated, at_step: 12")).toEqual([]);
  const message = "goes with verdict: violated alone";
  expect(problemsWith("S18", "at_step: 12")).toEqual([message]);
  expect(problemsWith("S18", "verdict: undecided, at_step: 12")).toEqual([message]);
});
