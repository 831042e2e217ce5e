import { type Action, costOf } from "./action.ts";
import type { InstanceRequest } from "./instance.ts";
import type { FairEdge } from "./lasso.ts";
import type { Budget } from "./network-row.ts";
import type { RequestGraph } from "./request-graph.ts";
import { messageKey, workKey } from "./request-key.ts";
import type { RequestState } from "./request-state.ts";
import { stepText } from "./step-text.ts";

interface Node {
  readonly state: number;
  readonly left: Budget;
}

/** Stands for all that lies beyond steps which were left out. */
const BEYOND = -1;

/**
 * Every state of a request together with the faults that are left, as a graph. What was left out of
 * it leads to one node in which nothing happens, so that no run counts as stuck for want of it.
 */
export class RequestRuns {
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

  isBeyond(node: number): boolean {
    return this.#nodes[node]?.state === BEYOND;
  }

  /** Faults that may still happen in a node. */
  left(node: number): Budget {
    return this.#nodes[node]?.left ?? NO_FAULTS;
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
    if (state === BEYOND) return [];
    const from = this.#graph.state(state);
    const edges = this.#graph.stepsFrom(state).flatMap(({ action, to, cost }) => {
      if (cost !== null && left[cost] === 0) return [];
      const after = cost === null ? left : { ...left, [cost]: left[cost] - 1 };
      return [{ action, to: this.#numberOf({ state: to, left: after }), due: dueOf(from, action) }];
    });
    for (const action of this.#graph.leftOutFrom(state)) {
      const to = this.#numberOf({ state: BEYOND, left: NO_FAULTS });
      edges.push({ action, to, due: dueOf(from, action) });
    }
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

const NO_FAULTS: Budget = { drops: 0, duplicates: 0, crashes: 0 };

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
