import { requestingMachine } from "@contactpoint/protocol";
import { compileMachine } from "@contactpoint/simulator";
import type { Interpret } from "@contactpoint/world";
import { expect, test } from "vitest";
import { changedMachine } from "../mutants/changed-machine.ts";
import { explore } from "./explore.ts";
import { livenessOf } from "./liveness.ts";
import { interpretWith } from "./planted-interpreter.ts";
import { CORE, type Profile } from "./profile.ts";
import { sampleInstance } from "./sample-instance.ts";

const NO_FAULTS = { drops: 0, duplicates: 0, crashes: 0 };
const ONE_DROP = { drops: 1, duplicates: 0, crashes: 0 };

function reportsFor(plant: Interpret | null, budget: typeof NO_FAULTS, profile = CORE) {
  const instance = sampleInstance(profile, "XA>XB");
  const [request] = instance.requests;
  if (request === undefined) throw new Error("there is no request");
  const interpret = plant ?? compileMachine;
  const { graphOf } = explore(instance, {
    budget: NO_FAULTS,
    interpret,
    settles: false,
    maxStates: 1,
  });
  return livenessOf(graphOf(request), request, budget);
}

test("Every request comes to its end at both sides, and then all is quiet", () => {
  for (const budget of [NO_FAULTS, ONE_DROP])
    expect(reportsFor(null, budget).map(({ lasso }) => lasso)).toEqual([null, null, null]);
});

test("A stop that is over keeps nothing from its end", () => {
  const reports = reportsFor(null, { ...NO_FAULTS, crashes: 1 }, { ...CORE, tries: 1 });
  expect(reports.map(({ lasso }) => lasso)).toEqual([null, null, null]);
});

test("A file that nobody closes is kept open for ever, and the way there is told", () => {
  const [, requested] = reportsFor(interpretWith("keeps-a-file-open-for-ever"), NO_FAULTS);
  expect(requested?.lasso?.stem.at(0)).toBe("XA: a need arises");
  expect(requested?.lasso?.loop).toEqual([]);
});

/** The requested side asks whether to go on, and answers how it stands. */
const QUESTIONED: Profile = {
  ...CORE,
  tries: 1,
  status_most: 1,
  decisions: { ...CORE.decisions, prejudice: true, providerAnswers: ["preserved"], underWay: 3 },
};

test("A question that nobody answers leaves nobody waiting, whatever comes late", () => {
  const reports = reportsFor(null, NO_FAULTS, QUESTIONED);
  expect(reports.map(({ lasso }) => lasso)).toEqual([null, null, null]);
});

test("Who takes a report of a closed request for a sign of life asks for ever", () => {
  const hopeful = changedMachine(requestingMachine, { guards: { openThere: () => true } });
  const interpret: Interpret = (spec, options) =>
    spec.id === hopeful.id
      ? compileMachine(hopeful as unknown as typeof spec, options)
      : compileMachine(spec, options);
  // A query and the report on it are all that need be under way at once.
  const decisions = { ...QUESTIONED.decisions, underWay: 2 };
  const [requesting] = reportsFor(interpret, NO_FAULTS, { ...QUESTIONED, decisions });
  expect(requesting?.lasso?.stem).toContain("XB: review ends: prejudice");
  expect(requesting?.lasso?.loop).toContain("XA: status-report arrives");
});
