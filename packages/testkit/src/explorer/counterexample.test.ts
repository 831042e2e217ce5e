import { DocumentResolver, type ScenarioDocument } from "@contactpoint/scenario";
import { expect, test } from "vitest";
import { MUTANTS } from "../mutants/index.ts";
import { runTrial } from "../trial/index.ts";
import { breachesOf } from "./breach.ts";
import { explore } from "./explore.ts";
import { interpretWith } from "./planted-interpreter.ts";
import { CORE, type Profile } from "./profile.ts";
import { sampleInstance } from "./sample-instance.ts";

const NO_FAULTS = { drops: 0, duplicates: 0, crashes: 0 };
const ONE_STOP = { ...NO_FAULTS, crashes: 1 };

/** One try, and the requested side may have something to ask. */
const asked = (question: Partial<Profile["decisions"]>): Profile => ({
  ...CORE,
  tries: 1,
  decisions: { ...CORE.decisions, ...question, underWay: 3 },
});

/** Faults in machines that such requests show, and how many steps it takes them. */
const PLANTED = [
  ["serves-an-order-twice", "S04", 7, NO_FAULTS, CORE],
  ["tries-for-ever", "S10", 4, NO_FAULTS, CORE],
  ["checks-again-on-a-duplicate", "S09", 7, NO_FAULTS, CORE],
  ["revives-when-answered-late", "S11", 7, NO_FAULTS, CORE],
  ["executes-without-a-review", "S12", 5, NO_FAULTS, CORE],
  ["refuses-without-a-ground", "S14", 6, NO_FAULTS, CORE],
  ["holds-for-59-days", "S18", 8, NO_FAULTS, CORE],
  ["lapses-after-thirty-days", "S24", 9, ONE_STOP, CORE],
  ["confirms-before-it-orders", "S21", 7, NO_FAULTS, CORE],
  ["waits-for-a-supplement-that-came", "N03", 15, NO_FAULTS, asked({ omits: true })],
  ["waits-for-a-choice-that-came", "N03", 16, NO_FAULTS, asked({ prejudice: true })],
] as const;

test.each(PLANTED)("Who %s is seen to break %s in %i steps", (id, rule, steps, budget, profile) => {
  const mutant = MUTANTS.find((each) => each.id === id);
  if (mutant === undefined) throw new Error(`there is no mutant ${id}`);
  const instance = sampleInstance(profile, "XA>XB");
  const exploration = explore(instance, {
    budget,
    interpret: interpretWith(id),
    maxStates: 10_000,
  });
  const breach = breachesOf(exploration, budget).find((each) => each.rule === rule);
  expect(breach?.steps).toHaveLength(steps);
  const document = breach?.document ?? null;
  expect(violationsIn(document, mutant.plant)).toContain(rule);
  expect(violationsIn(document)).toEqual([]);
});

function violationsIn(
  document: ScenarioDocument | null,
  around?: NonNullable<Parameters<typeof runTrial>[1]>["around"],
): readonly string[] {
  if (document === null) throw new Error("the path takes clocks that disagree");
  const resolved = new DocumentResolver().resolve(document);
  if ("problems" in resolved) throw new Error(JSON.stringify(resolved.problems));
  return runTrial(resolved.scenario, around === undefined ? {} : { around }).violated;
}
