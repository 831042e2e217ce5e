import { type Action, BUDGETED } from "./action.ts";
import { baseOf, dueOf, isMachine, keeperOf } from "./deadline-base.ts";
import type { Budget } from "./network-row.ts";
import type { RequestGraph } from "./request-graph.ts";
import type { RequestState } from "./request-state.ts";
import { stateAfter } from "./request-steps.ts";
import { type PendingDeadline, Zone } from "./zone.ts";

/** A way through the states of one request, from before its need. */
export type Path = readonly Action[];

export interface ShortestOptions {
  /** Whether all contact points go by one clock; else only each machine's deadlines keep their order. */
  readonly timed: boolean;
  /** Give up after so many states. */
  readonly most: number;
}

/**
 * The shortest way of one request to a step that violates a rule, or null. Other requests can only
 * hold it up, so none of their steps is ever needed.
 */
export function shortestViolation(
  graph: RequestGraph,
  budget: Budget,
  rule: string,
  { timed, most }: ShortestOptions,
): Path | null {
  const start: Visit = {
    state: 0,
    left: budget,
    by: null,
    from: null,
    clock: timed ? { zone: Zone.begin(), open: new Map() } : null,
  };
  const known = new Set([keyOf(start)]);
  const queue = [start];
  for (const visit of queue) {
    if (queue.length > most) return null;
    for (const { visit: next, violated } of nextOf(graph, visit)) {
      if (violated.length > 0 && !violated.includes(rule)) continue;
      const key = keyOf(next);
      if (violated.length === 0 && known.has(key)) continue;
      const clock = visit.clock === null ? null : clockAfter(graph, visit, next);
      if (clock === undefined) continue;
      const reached = { ...next, clock };
      if (violated.length > 0) return pathTo(reached);
      const timedKey = keyOf(reached);
      if (known.has(timedKey)) continue;
      known.add(timedKey);
      queue.push(reached);
    }
  }
  return null;
}

interface Visit {
  readonly state: number;
  readonly left: Budget;
  readonly by: Action | null;
  readonly from: Visit | null;
  readonly clock: Clock | null;
}

/** What is known of the time, and the deadlines that are set, by `<machine> <timer>`. */
interface Clock {
  readonly zone: Zone;
  readonly open: ReadonlyMap<string, PendingDeadline>;
}

function nextOf(graph: RequestGraph, visit: Visit) {
  const { state, left } = visit;
  const next = graph.stepsFrom(state).flatMap(({ action, to, cost, violated }) => {
    if (cost !== null && left[cost] === 0) return [];
    const after = cost === null ? left : { ...left, [cost]: left[cost] - 1 };
    return [{ visit: { ...visit, state: to, left: after, by: action, from: visit }, violated }];
  });
  if (left.crashes === 0) return next;
  const { down } = graph.state(state);
  const stops = (["requesting", "requested"] as const).filter((side) => !down[side]);
  const fewer = { ...left, crashes: left.crashes - 1 };
  return [
    ...next,
    ...stops.map((side) => {
      const to = graph.turned(state, side, "stop");
      const by = { kind: "stop", side } as const;
      return { visit: { ...visit, state: to, left: fewer, by, from: visit }, violated: [] };
    }),
  ];
}

/** Undefined where the step cannot take place in time. */
function clockAfter(graph: RequestGraph, visit: Visit, next: Visit): Clock | undefined {
  const { clock } = visit;
  const { by: action } = next;
  if (clock === null || action === null) return undefined;
  const before = graph.state(visit.state);
  const after = stateAfter(graph.host, before, action);
  if (after === null) return undefined;
  const fired = action.kind === "fire" ? `${action.machine} ${action.timer}` : "";
  const others = [...clock.open].filter(
    ([key]) => key !== fired && !before.down[keeperOf(key)] && !after.down[keeperOf(key)],
  );
  const zone = clock.zone.step(
    clock.open.get(fired) ?? null,
    others.map(([, deadline]) => deadline),
  );
  return zone === null ? undefined : withDeadlines(graph, zone, clock.open, fired, after);
}

function withDeadlines(
  graph: RequestGraph,
  before: Zone,
  known: Clock["open"],
  fired: string,
  after: RequestState,
): Clock {
  const { facts, scheduled } = graph.host;
  const began = facts.some((fact) => fact.kind === "hold" && fact.change === "began");
  let zone = began ? before.mark(HOLD) : before;
  const open = new Map([...known].filter(([key]) => key !== fired && dueOf(after, key) >= 0));
  for (const key of scheduled) {
    const due = dueOf(after, key);
    if (due < 0) continue;
    const isFromHold = baseOf(nameOf(graph, key)) === "hold";
    open.set(key, { base: isFromHold ? HOLD : key, due });
    if (!isFromHold) zone = zone.mark(key);
  }
  const bases = new Set([...open.values()].map(({ base }) => base));
  if (after.hold !== null && after.hold.context.until > 0) bases.add(HOLD);
  return { zone: zone.keep(bases), open };
}

const HOLD = "hold";

/** `<machine> <delay>@<state>` of a deadline. */
export function nameOf({ host }: RequestGraph, key: string): string {
  const [machine = "", timer = ""] = key.split(" ");
  return `${machine} ${isMachine(machine) ? (host[machine].timers[Number(timer)] ?? "") : ""}`;
}

function keyOf({ state, left, clock }: Visit): string {
  const faults = BUDGETED.map((fault) => left[fault]).join(" ");
  return clock === null ? `${state} ${faults}` : `${state} ${faults} ${clock.zone.key}`;
}

function pathTo(visit: Visit): Path {
  const path: Action[] = [];
  for (let at: Visit | null = visit; at !== null; at = at.from)
    if (at.by !== null) path.unshift(at.by);
  return path;
}
