import { RULES } from "@contactpoint/analysis";
import type { JournalRecord } from "@contactpoint/protocol";
import { simulate } from "@contactpoint/simulator";
import {
  networkArbitrary,
  propertyRuns,
  resolveSketch,
  worldZones,
} from "@contactpoint/simulator/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runTrial } from "../trial/index.ts";
import { MUTANTS } from "./mutants.ts";
import { inWorld } from "./places.ts";

const networks = networkArbitrary(worldZones(["Europe/Paris", "Asia/Kathmandu"]));

test("Fifty mutants and more have names of their own, sentences, and rules that exist", () => {
  expect(MUTANTS.length).toBeGreaterThanOrEqual(50);
  expect(new Set(MUTANTS.map(({ id }) => id)).size).toBe(MUTANTS.length);
  const numbers = RULES.map(({ number }) => number);
  for (const { id, rule, sentence } of MUTANTS) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(numbers).toContain(rule);
  }
});

test("Each core safety rule has a mutant", () => {
  const tied = new Set(MUTANTS.map(({ rule }) => rule));
  const untied = RULES.filter(
    ({ number, kind, level }) => kind === "safety" && level === "core" && !tied.has(number),
  );
  expect(untied.map(({ number }) => number)).toEqual([]);
});

test("A sample of mutants is found", () => {
  const sample = MUTANTS.filter(({ rule }, at) => rule.startsWith("S") && at % 10 === 1);
  for (const { id, rule, plant } of sample) {
    const { failed } = fc.check(
      fc.property(networks, (sketch) => {
        return !runTrial(resolveSketch(sketch), { around: plant }).violated.includes(rule);
      }),
      { ...propertyRuns(100), endOnFailure: true },
    );
    expect(failed, id).toBe(true);
  }
});

test("What is put around a world and plants nothing changes nothing", () => {
  const journal = (around?: (typeof MUTANTS)[number]["plant"]) => (sketch: Sketch) => {
    const records: JournalRecord[] = [];
    simulate(resolveSketch(sketch), {
      sinks: [(record) => void records.push(record)],
      ...(around === undefined ? {} : { around }),
    });
    return records;
  };
  fc.assert(
    fc.property(networks, (sketch) => {
      expect(journal(inWorld(() => undefined))(sketch)).toEqual(journal()(sketch));
    }),
    propertyRuns(5),
  );
});

type Sketch = Parameters<typeof resolveSketch>[0];
