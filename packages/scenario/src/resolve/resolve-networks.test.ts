import { expect, test } from "vitest";

import { formatProblem } from "../reader/problem.ts";
import { readFrom } from "../reader/read-scenario.ts";
import { memoryFiles } from "../testing/memory-files.ts";

function read(networks: string, more = "import_states: { codes: [FR, US, CN] }") {
  const text = `format: contactpoint/1
id: a
version: 1.0.0
title: A
marking: EXERCISE
seed: 1
real_states: true
clock: { start: 2027-01-01T00:00:00Z, duration: P4D }
instruments: { b: { basis: BUDAPEST, parties: all, assumed: true } }
networks: ${networks}
${more}
`;
  const result = readFrom(memoryFiles({ "a.yaml": text }), "a.yaml");
  if ("problems" in result) return { problems: result.problems.map(formatProblem) };
  return { networks: result.scenario.networks, warnings: result.warnings.map(formatProblem) };
}

test("a network's members are listed, or taken from the data for the States that take part", () => {
  expect(read("{ older: [FR, US], budapest: { data: budapest-parties } }").networks).toEqual({
    older: ["FR", "US"],
    budapest: ["FR", "US"],
  });
});

test("a network of which nobody takes part is warned of", () => {
  const { warnings } = read("{ b: { data: budapest-parties } }", "states: { XA: { zone: UTC } }");
  expect(warnings).toContain(
    "a.yaml:10:16 networks.b no State of the scenario is in budapest-parties",
  );
});

test("data that do not exist are refused", () => {
  expect(read("{ b: { data: g7 } }").problems?.[0]).toMatch(/^a\.yaml:10:\d+ networks\.b/);
});
