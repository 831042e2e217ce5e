import type { ResolvedScenario } from "@contactpoint/protocol";
import { simulate } from "@contactpoint/simulator";
import { StepsOfPeople } from "./steps-of-people.ts";

/** What people would owe in a scenario, by a run in virtual time with machines in every seat. */
export function drySteps(scenario: ResolvedScenario, states: ReadonlySet<string>): StepsOfPeople {
  const steps = new StepsOfPeople(states);
  if (states.size > 0) simulate(scenario, { sinks: [(record) => steps.note(record)] });
  return steps;
}
