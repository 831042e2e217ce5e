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
import { detect } from "./detection.ts";
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

test("Each core rule has a mutant", () => {
  const tied = new Set(MUTANTS.map(({ rule }) => rule));
  const untied = RULES.filter(({ number, level }) => level === "core" && !tied.has(number));
  expect(untied.map(({ number }) => number)).toEqual([]);
});

test("Every mutant can be planted, and a run with it comes to its end", () => {
  const scenarios = fc.sample(networks, propertyRuns(3)).map(resolveSketch);
  for (const { id, plant } of MUTANTS) {
    const trials = scenarios.map((scenario) => runTrial(scenario, { around: plant, rules: [] }));
    expect(Math.max(...trials.map(({ records }) => records)), id).toBeGreaterThan(100);
  }
});

test("A sample of mutants is found, each by its rule and by nothing that the clean code violates", () => {
  // Another remainder gives another sample; all of them together are a command of their own.
  const sample = MUTANTS.filter((_, at) => at % 10 === 5);
  expect(sample.length).toBeGreaterThan(8);
  for (const mutant of sample) {
    const { find, isFalseAlarm } = detect(mutant, { seed: 1, runs: 2_000 });
    expect(find?.rule, mutant.id).toBe(mutant.rule);
    expect(isFalseAlarm, mutant.id).toBe(false);
  }
});

test("A blind hunt finds a mutant without knowing its rule", () => {
  const mutant = MUTANTS.find(({ id }) => id === "holds-for-59-days");
  if (mutant === undefined) throw new Error("the mutant is gone");
  const { find, violated } = detect(mutant, { seed: 2, runs: 2_000, blind: true });
  expect(violated).toContain(mutant.rule);
  expect(find?.rule).toBe(mutant.rule);
});

test("A hunt for a mutant that changes nothing finds nothing", () => {
  const inert = {
    id: "does-nothing-wrong",
    rule: "S18",
    sentence: "Nothing.",
    plant: inWorld(() => undefined),
  };
  expect(detect(inert, { seed: 1, runs: 100 })).toMatchObject({ runs: 100, find: null });
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
