import { readFileSync, writeFileSync } from "node:fs";

import { afterAll, expect, test } from "vitest";

import { Bench } from "./testing/program.ts";

const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());

const MET = "{ id: met, count: needs, at_least: 1 }";
const FAILED = "{ id: too-many, count: needs, at_least: 100000 }";
const UNDECIDED =
  "{ id: nobody, measure: response-time, where: { duty: out-of-service }, within: PT1H, at_least: 1 }";
const VIOLATED = ["S18", "S19", "S24"].map(
  (rule) => `{ id: ${rule.toLowerCase()}, rule: ${rule}, verdict: violated }`,
);

test.for([
  ["a failed expectation ends with 1", [MET, FAILED], 1],
  ["an undecided one ends with 2", [MET, UNDECIDED], 2],
  ["1 goes before 2", [UNDECIDED, FAILED], 1],
] as const)("%s", async ([title, expectations, code]) => {
  const file = bench.scenario(`${title.replaceAll(" ", "-")}.yaml`, { expectations });
  expect(await bench.run(["run", file, "--out", file.slice(0, -5)])).toMatchObject({ code });
});

test("a violated safety rule ends with 1 and shows the journal lines that prove it", async () => {
  bench.scenario("lapses.yaml", { duration: "P60D", lapses: true });
  const { code, stdout } = await bench.run(["run", "lapses.yaml", "--out", "lapses"]);
  expect(code).toBe(1);
  const lines = /VIOLATED S18 kept-sixty-days, \d+ times: .*\n? *\(journal\s+lines\s+([\d,\s]+)\)/;
  const [, numbers = ""] = lines.exec(stdout) ?? [];
  const journal = readFileSync(bench.path("lapses/journal.jsonl"), "utf8").split("\n");
  const last = journal[Number(numbers.split(",").at(-1)) - 1] ?? "";
  expect(JSON.parse(last)).toMatchObject({ kind: "hold", change: "lapsed" });
});

test("a violation that is expected is no finding", async () => {
  bench.scenario("foreseen.yaml", { duration: "P60D", lapses: true, expectations: VIOLATED });
  const { code, stdout } = await bench.run(["run", "foreseen.yaml", "--out", "foreseen"]);
  expect(code).toBe(0);
  expect(stdout).toContain("violated, as expected S18 kept-sixty-days");
});

test("a recorded trace is judged under the file's own seed alone", async () => {
  const trace = `{ id: recorded, trace_sha256: "${"0".repeat(64)}" }`;
  bench.scenario("traced.yaml", { expectations: [trace] });
  const own = await bench.run(["run", "traced.yaml", "--out", "own"]);
  expect(own.code).toBe(0);
  expect(own.stdout).toContain("drifted recorded");
  const other = await bench.run(["run", "traced.yaml", "--seed", "6", "--out", "other"]);
  expect(other.code).toBe(0);
  expect(other.stdout).not.toContain("recorded");
});

test("with real States the result says that none is assessed and ranks none", async () => {
  const text = `format: contactpoint/1
id: real
version: 1.0.0
title: Real calendars
marking: EXERCISE
seed: 1
real_states: true
clock: { start: 2027-01-01T00:00:00Z, duration: P3D }
import_states: { codes: [FR, JP, US] }
instruments: { budapest: { basis: BUDAPEST, parties: { data: budapest-parties } } }
providers: { a: { state: US } }
workload:
  - { id: w, arrivals: { poisson: { per_day: 4 } }, from: { FR: 1, JP: 1 } }
`;
  writeFileSync(bench.path("real.yaml"), text);
  const { code, stdout, stderr } = await bench.run(["run", "real.yaml", "--out", "real"]);
  expect(stderr).not.toContain("real.yaml is no scenario");
  expect(code).toBe(0);
  expect(stdout).toContain("no State is assessed");
  expect(stdout).not.toMatch(/^(?:FR|JP|US)\b/m);
});
