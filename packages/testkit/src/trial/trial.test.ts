import { readScenario } from "@contactpoint/scenario";
import { expect, test } from "vitest";
import { runTrial } from "./trial.ts";

test("A trial of a shipped scenario violates no rule and judges every record", () => {
  const read = readScenario("scenarios/first-night.yaml");
  if ("problems" in read) throw new Error("the scenario has problems");
  let heard = 0;
  const trial = runTrial(read.scenario, { onRecord: () => (heard += 1) });
  expect(trial.violated).toEqual([]);
  expect(trial.records).toBe(heard);
  expect(trial.events).toBeGreaterThan(100);
});
