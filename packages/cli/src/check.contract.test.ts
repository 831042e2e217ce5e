import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";

import { MUTANTS } from "@contactpoint/testkit";
import { afterAll, expect, test } from "vitest";

import type { CheckResult } from "./hunt/check-result.ts";
import { Bench } from "./testing/program.ts";

const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());

const PLANTED = MUTANTS.find(({ rule }) => rule === "S04");

test("a hunt without a violation ends with 0, says what it did and writes nothing", async () => {
  const { code, stdout } = await bench.run(["check", "--runs", "100", "--seed", "3"]);
  expect({ code, stdout }).toMatchObject({ code: 0 });
  expect(stdout).toMatch(/^Hunt in fictitious networks, seed 3\n\nNo rule was violated\.\n/);
  expect(stdout).toMatch(/\n100 runs, [\d,]+ events, .* of virtual time\nFaults that fired: /);
  expect(stdout).toMatch(/\nTransitions: \d+ of \d+ taken\n\d+ passed, 0 failed, \d+ not put/);
  expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  expect(existsSync(bench.path("runs"))).toBe(false);
});

test("a planted fault is found, shortened and written; its one line shows it again", async () => {
  const { id = "", rule = "" } = PLANTED ?? {};
  const words = ["check", "--plant", id, "--rule", rule, "--out", "finds", "--json"];
  const { code, stdout } = await bench.run([...words, "--runs", "3000"]);
  expect(code).toBe(1);
  const { found, runs } = JSON.parse(stdout) as CheckResult;
  expect(found).toMatchObject([
    { rule, run: runs - 1, files: expect.arrayContaining(["finds/found-s04.yaml"]) },
  ]);
  expect(found[0]?.size).toBeLessThan(15);
  expect(readdirSync(bench.path("finds")).toSorted()).toEqual(
    ["itf.json", "journal.jsonl", "shiviz.log", "svg", "yaml"].map((kind) => `found-s04.${kind}`),
  );
  const again = await bench.shell(found[0]?.replay ?? "");
  expect(again).toMatchObject({
    code: 1,
    stdout: expect.stringContaining("VIOLATED S04 in run 0"),
  });
});

test("a hunt around a scenario varies it, and spares rules that it expects to be violated", async () => {
  bench.scenario("lapses.yaml", {
    duration: "P60D",
    lapses: true,
    perDay: 1,
    expectations: ["S18", "S19", "S24"].map(
      (rule) => `{ id: ${rule.toLowerCase()}, rule: ${rule}, verdict: violated }`,
    ),
  });
  const { code, stdout } = await bench.run(["check", "lapses.yaml", "--runs", "20", "--json"]);
  const result = JSON.parse(stdout) as CheckResult;
  expect({ code, result }).toMatchObject({
    code: 0,
    result: { scenario: "small", runs: 20, excepted: ["S18", "S19", "S24"], found: [] },
  });
});

test("a hunt that runs out of time before its target ends with 2", async () => {
  const { code, stdout } = await bench.run(["check", "--runs", "1000000", "--seconds", "0.01"]);
  expect({ code, stdout }).toMatchObject({ code: 2, stdout: expect.stringContaining("Cut short") });
});

test("a hunt that puts no rule to the test is undecided", async () => {
  const { code, stdout } = await bench.run(["check", "--rule", "S29", "S34", "--runs", "3"]);
  expect([code, stdout]).toEqual([2, expect.stringContaining("Nothing put a rule to the test.")]);
});

test("what cannot be hunted ends with 64, 65 or 73", async () => {
  mkdirSync(bench.path("taken"));
  writeFileSync(bench.path("taken/notes.txt"), "mine");
  bench.scenario("traced.yaml", {
    more: "channels: {}\ntopology: { kind: edges, edges: { file: links.csv } }\n",
  });
  writeFileSync(
    bench.path("alone.yaml"),
    `format: contactpoint/1
id: alone
version: 1.0.0
title: One State
marking: EXERCISE
seed: 1
clock: { start: 2027-01-04T00:00:00Z, duration: P1D }
states: { XA: { zone: UTC } }
`,
  );
  writeFileSync(bench.path("links.csv"), "from,to\nXA,XB\nXB,XC\n");
  const wrong: readonly (readonly [string, number, string])[] = [
    ["check traced.yaml", 65, "traced.yaml cannot be varied"],
    ["check alone.yaml", 65, "nobody in it can ask"],
    ["check --rule S99", 64, "there is no rule S99"],
    ["check --plant nothing", 64, "there is no planted fault nothing"],
    ["check --runs 0", 64, "whole number from 1"],
    ["check none.yaml", 65, "cannot read none.yaml"],
    ["check --runs 1 --out taken", 73, "notes.txt"],
  ];
  const ended = await Promise.all(wrong.map(([line]) => bench.run(line.split(" "))));
  for (const [index, [line, code, says]] of wrong.entries()) {
    expect(ended[index], line).toMatchObject({ code, stdout: "" });
    expect(ended[index]?.stderr, line).toContain(says);
    if (code !== 64) continue;
    for (const said of ended[index]?.stderr.split("\n") ?? [])
      expect(said.length, said).toBeLessThanOrEqual(80);
  }
});
