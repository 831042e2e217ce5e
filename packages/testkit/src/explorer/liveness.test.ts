import { compileMachine } from "@contactpoint/simulator";
import { expect, test } from "vitest";
import { explore } from "./explore.ts";
import { livenessOf } from "./liveness.ts";
import { interpretWith } from "./planted-interpreter.ts";
import { CORE } from "./profile.ts";
import { sampleInstance } from "./sample-instance.ts";

const NO_FAULTS = { drops: 0, duplicates: 0, crashes: 0 };
const ONE_DROP = { drops: 1, duplicates: 0, crashes: 0 };

function reportsFor(id: string | null, budget: typeof NO_FAULTS, profile = CORE) {
  const instance = sampleInstance(profile, "XA>XB");
  const [request] = instance.requests;
  if (request === undefined) throw new Error("there is no request");
  const interpret = id === null ? compileMachine : interpretWith(id);
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
  const [, requested] = reportsFor("keeps-a-file-open-for-ever", NO_FAULTS);
  expect(requested?.lasso?.stem.at(0)).toBe("XA: a need arises");
  expect(requested?.lasso?.loop).toEqual([]);
});
