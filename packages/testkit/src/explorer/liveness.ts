import { fairLasso } from "./lasso.ts";
import type { InstanceRequest } from "./instance.ts";
import type { Budget } from "./network-row.ts";
import type { RequestGraph } from "./request-graph.ts";
import { RequestRuns } from "./request-runs.ts";
import type { Side } from "./request-state.ts";

/** Something that must come about in the end, and the run in which it never does, if there is one. */
export interface LivenessReport {
  /** Number of the liveness rule it stands for. */
  readonly rule: string;
  readonly sentence: string;
  /** What happens on the way to the loop and in it; an empty loop stands still. */
  readonly lasso: { readonly stem: readonly string[]; readonly loop: readonly string[] } | null;
}

/**
 * What must come about for one request if deliveries, deadlines, decisions and restarts are fair.
 * All orders of its steps are looked at, and no reduction hides one.
 */
export function livenessOf(
  graph: RequestGraph,
  request: Pick<InstanceRequest, "from" | "to">,
  budget: Budget,
): LivenessReport[] {
  const runs = new RequestRuns(graph, budget);
  const ends = (side: Side) => (node: number) => {
    if (runs.isBeyond(node)) return false;
    const state = runs.state(node);
    return state[side] !== null && !graph.host.isFinished(state, side);
  };
  const wanted = [
    ["L02", "The requesting side comes to an end", ends("requesting"), true],
    ["L05", "The requested side comes to an end", ends("requested"), true],
    ["L08", "Everything becomes quiet", () => true, false],
  ] as const;
  return wanted.map(([rule, sentence, owes, standing]) => {
    const lasso = fairLasso(runs, owes, standing);
    if (lasso === null) return { rule, sentence, lasso };
    const { stem, loop } = lasso;
    const round = loop.length === 1 && !runs.leads(loop[0] ?? 0, loop[0] ?? 0) ? [] : loop;
    return {
      rule,
      sentence,
      lasso: {
        stem: runs.texts(stem, request),
        loop: runs.texts([...round, ...round.slice(0, 1)], request),
      },
    };
  });
}
