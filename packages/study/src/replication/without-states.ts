import type { ResolvedScenario } from "@contactpoint/protocol";

const REMOVAL = "removed-from-the-network";

/** The scenario with these States out of service from start to end. */
export function withoutStates(
  scenario: ResolvedScenario,
  removed: readonly string[],
): ResolvedScenario {
  if (removed.length === 0) return scenario;
  const { start, end } = scenario.clock;
  return {
    ...scenario,
    faults: [
      ...scenario.faults,
      { id: REMOVAL, group: null, from: start, until: end, kind: "outage", states: removed },
    ],
  };
}
