import type { Action } from "./action.ts";
import { costOf } from "./action.ts";
import type { InstanceRequest } from "./instance.ts";
import { type FairEdge, fairLasso } from "./lasso.ts";
import type { Budget } from "./network-row.ts";
import type { RequestGraph } from "./request-graph.ts";
import { messageKey, workKey } from "./request-key.ts";
import type { RequestState, Side } from "./request-state.ts";
import { stepText } from "./step-text.ts";

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
  const runs = new Runs(graph, budget);
  const ends = (side: Side) => (node: number) => {
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

interface Node {
  readonly state: number;
  readonly left: Budget;
}

/** States of a request together with the faults that are left, as a graph that is known whole. */
class Runs {
  readonly #graph: RequestGraph;
  readonly #nodes: Node[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #edges: (FairEdge & { readonly action: Action })[][] = [];

  constructor(graph: RequestGraph, budget: Budget) {
    this.#graph = graph;
    this.#numberOf({ state: 0, left: budget });
    for (const node of this.#nodes) this.#edges.push(this.#edgesOf(node));
  }

  get size(): number {
    return this.#nodes.length;
  }

  edges(node: number): readonly FairEdge[] {
    return this.#edges[node] ?? [];
  }

  leads(from: number, to: number): boolean {
    return this.edges(from).some((edge) => edge.to === to);
  }

  state(node: number): RequestState {
    return this.#graph.state(this.#nodes[node]?.state ?? 0);
  }

  texts(way: readonly number[], request: Pick<InstanceRequest, "from" | "to">): string[] {
    return way.slice(1).map((to, at) => {
      const from = way[at] ?? 0;
      const edge = (this.#edges[from] ?? []).find((each) => each.to === to);
      if (edge === undefined) throw new Error(`no step leads from ${from} to ${to}`);
      return stepText(this.#graph.host, this.state(from), edge.action, request);
    });
  }

  #edgesOf({ state, left }: Node): (FairEdge & { readonly action: Action })[] {
    const from = this.#graph.state(state);
    const edges = this.#graph.stepsFrom(state).flatMap(({ action, to, cost }) => {
      if (cost !== null && left[cost] === 0) return [];
      const after = cost === null ? left : { ...left, [cost]: left[cost] - 1 };
      return [{ action, to: this.#numberOf({ state: to, left: after }), due: dueOf(from, action) }];
    });
    if (left.crashes === 0) return edges;
    const fewer = { ...left, crashes: left.crashes - 1 };
    const sides = (["requesting", "requested"] as const).filter((side) => !from.down[side]);
    const stops = sides.map((side) => {
      const to = this.#graph.turned(state, side, "stop");
      const action = { kind: "stop", side } as const;
      return { action, to: this.#numberOf({ state: to, left: fewer }), due: null };
    });
    return [...edges, ...stops];
  }

  #numberOf(node: Node): number {
    const { drops, duplicates, crashes } = node.left;
    const key = `${node.state} ${drops} ${duplicates} ${crashes}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#nodes.length);
    return this.#nodes.push(node) - 1;
  }
}

/** The name of what must happen if it can all the time. Faults and changes of mind never must. */
function dueOf(state: RequestState, action: Action): string | null {
  if (costOf(action) !== null) return null;
  switch (action.kind) {
    case "deliver": {
      const flying = state.underWay[action.message];
      return flying === undefined ? null : `deliver ${messageKey(flying)}`;
    }
    case "finish": {
      const work = state.work[action.work];
      return work === undefined ? null : `finish ${workKey(work)}`;
    }
    case "fire":
      return `fire ${action.machine} ${action.timer}`;
    case "restart":
      return `restart ${action.side}`;
    default:
      return null;
  }
}
