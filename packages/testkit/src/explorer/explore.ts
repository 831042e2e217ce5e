import { RULES, type Rule } from "@contactpoint/analysis";
import { compileMachine } from "@contactpoint/simulator";
import type { Interpret } from "@contactpoint/world";
import { Coverage, type CoverageReport } from "./coverage.ts";
import type { Instance, InstanceRequest } from "./instance.ts";
import { Network, type NetworkRequest } from "./network.ts";
import { BUDGETED } from "./action.ts";
import { type Budget, BUDGET_MOST } from "./network-row.ts";
import { RequestGraph } from "./request-graph.ts";
import { RequestHost } from "./request-host.ts";
import { RuleMemory } from "./rule-memory.ts";
import { searchNetwork, type SearchOutcome } from "./search.ts";
import { byFirstUse, byLeast } from "./symmetry.ts";

export interface ExploreOptions {
  /** How many messages may be dropped or doubled, and how often a contact point may stop; 0 to 3 of each. */
  readonly budget: Budget;
  /** All rules of the protocol, unless given; only safety rules are judged. */
  readonly rules?: readonly Rule[];
  /** How machines are run; compiled, unless said. */
  readonly interpret?: Interpret;
  /** States are the same for which only names differ; two ways to tell, by which to check each other. */
  readonly symmetry?: "first-use" | "least" | "none";
  /** Requests, which are independent, go one after another. True unless said. */
  readonly partialOrder?: boolean;
  /** What can change nothing any more is left out of states. True unless said. */
  readonly settles?: boolean;
  /** Stop when so many states are known. */
  readonly maxStates?: number;
  readonly onDepth?: (depth: number, states: number) => void;
}

export interface Exploration extends SearchOutcome {
  readonly instance: Instance;
  readonly graphOf: (request: InstanceRequest) => RequestGraph;
  /** States of single requests that were worked out. */
  readonly requestStates: number;
  readonly coverage: readonly CoverageReport[];
  /** Numbers of the safety rules that something was seen of, and of those that nothing was. */
  readonly judged: readonly string[];
  readonly unseen: readonly string[];
  /** Steps left out because they would put too many messages of a request under way. */
  readonly crowded: number;
}

/**
 * Visits every state that an instance can come to, nearest first, and judges every step.
 *
 * @throws RangeError if a part of the budget is no whole number from 0 to 3
 */
export function explore(instance: Instance, options: ExploreOptions): Exploration {
  for (const fault of BUDGETED) {
    const most = options.budget[fault];
    if (!Number.isInteger(most) || most < 0 || most > BUDGET_MOST)
      throw new RangeError(`${fault} is ${most}; it is a whole number from 0 to ${BUDGET_MOST}`);
  }
  const graphs = graphsOf(instance, options);
  const shapes = shapesOf(instance);
  const graphOf = ({ shape }: InstanceRequest): RequestGraph => {
    const graph = graphs[shapes.indexOf(JSON.stringify(shape))];
    if (graph === undefined) throw new Error("a request has no graph");
    return graph;
  };
  const requests = instance.requests.map((request): NetworkRequest => {
    const point = (state: string): number => instance.points.indexOf(state);
    const graph = graphOf(request);
    return {
      from: point(request.from),
      to: point(request.to),
      graph,
      shape: graphs.indexOf(graph),
    };
  });
  const partialOrder = options.partialOrder ?? true;
  const network = new Network(requests, partialOrder);
  const canonicalise = canonicaliserOf(network, instance.points.length, options.symmetry);
  const outcome = searchNetwork(network, {
    budget: options.budget,
    ...(canonicalise === undefined ? {} : { canonicalise }),
    inTurn: partialOrder,
    maxStates: options.maxStates ?? Number.MAX_SAFE_INTEGER,
    ...(options.onDepth === undefined ? {} : { onDepth: options.onDepth }),
  });
  return { ...outcome, instance, graphOf, ...gathered(graphs) };
}

function canonicaliserOf(
  { form, requests }: Network,
  points: number,
  symmetry: ExploreOptions["symmetry"] = "first-use",
) {
  const shapes = requests.map(({ shape }) => shape);
  if (symmetry === "none") return undefined;
  return symmetry === "least" ? byLeast(form, shapes, points) : byFirstUse(form, shapes);
}

/** One graph for each shape of request. */
function graphsOf(instance: Instance, options: ExploreOptions): RequestGraph[] {
  return shapesOf(instance).map((text) => {
    const request = instance.requests.find(({ shape }) => JSON.stringify(shape) === text);
    if (request === undefined) throw new Error("a shape belongs to no request");
    const { shape } = request;
    const host = new RequestHost(shape, options.interpret ?? compileMachine);
    const rules = new RuleMemory(options.rules ?? RULES, {
      scenario: instance.scenario,
      names: request,
      form: shape.form,
      circumstances: shape.refusal?.circumstances ?? [],
    });
    return new RequestGraph(host, rules, options.settles ?? true);
  });
}

function shapesOf({ requests }: Instance): string[] {
  return [...new Set(requests.map(({ shape }) => JSON.stringify(shape)))];
}

function gathered(graphs: readonly RequestGraph[]) {
  const coverage = new Coverage();
  for (const graph of graphs) coverage.join(graph.coverage);
  const judged = new Set(graphs.flatMap(({ rules }) => rules.checked));
  const unseen = new Set(graphs.flatMap(({ rules }) => rules.unchecked));
  return {
    requestStates: graphs.reduce((sum, { size }) => sum + size, 0),
    coverage: coverage.report(),
    judged: [...judged].toSorted(),
    unseen: [...unseen].filter((rule) => !judged.has(rule)).toSorted(),
    crowded: graphs.reduce((sum, graph) => sum + graph.crowded, 0),
  };
}
