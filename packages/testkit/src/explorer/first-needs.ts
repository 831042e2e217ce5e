import type { ResolvedScenario } from "@contactpoint/protocol";
import { compileMachine, VirtualAgenda } from "@contactpoint/simulator";
import { type CaseFacts, World } from "@contactpoint/world";

/** The first needs of a scenario that are no consequence of another, as many as there are. */
export function firstNeeds(scenario: ResolvedScenario, most: number): readonly CaseFacts[] {
  const { start, end } = scenario.clock;
  const needs: CaseFacts[] = [];
  const agenda = new VirtualAgenda(start);
  new World(scenario, {
    agenda,
    interpret: compileMachine,
    record: null,
    onNeed: (facts) => {
      if (facts.parent === null && needs.length < most) needs.push(facts);
    },
  }).begin();
  for (let step = 1; step <= STEPS && needs.length < most; step++)
    agenda.runUntil(start + Math.round(((end - start) * step) / STEPS));
  return needs;
}

/** A scenario is run in so many parts, and no further than needed. */
const STEPS = 200;
