import type { ScenarioDocument } from "@contactpoint/scenario";
import { counterexampleOf } from "./counterexample.ts";
import type { Exploration } from "./explore.ts";
import type { Budget } from "./network-row.ts";
import { shortestViolation } from "./shortest-path.ts";
import { tellStory } from "./story.ts";
import { stepText } from "./step-text.ts";

/** A rule that is broken, and the shortest way there. */
export interface Breach {
  readonly rule: string;
  /** Id of the request in the scenario. */
  readonly request: string;
  /** What happens, a line each. */
  readonly steps: readonly string[];
  /** The same as a scenario; null where only clocks that go differently let it happen. */
  readonly document: ScenarioDocument | null;
}

/** Where a path that one clock for all allows is not found among so many states, there is none. */
const STATES_MOST = 200_000;

/** Every rule that an exploration saw broken, each with its shortest way. */
export function breachesOf(exploration: Exploration, budget: Budget): Breach[] {
  const { instance, violated, graphOf } = exploration;
  return [...violated].map(([rule, at]) => {
    const request = instance.requests[at];
    if (request === undefined) throw new Error(`there is no request ${at}`);
    const graph = graphOf(request);
    const timed = shortestViolation(graph, budget, rule, { timed: true, most: STATES_MOST });
    const any = { timed: false, most: Number.MAX_SAFE_INTEGER };
    const path = timed ?? shortestViolation(graph, budget, rule, any);
    if (path === null) throw new Error(`no way leads to a violation of ${rule}`);
    const { episodes } = tellStory(graph, path, graph.settles);
    return {
      rule,
      request: request.id,
      steps: episodes.map(({ action, before }) => stepText(graph.host, before, action, request)),
      document: timed === null ? null : counterexampleOf(instance, request, graph, timed),
    };
  });
}
