import { strongComponents } from "./strong-components.ts";

/** A step of a graph. What is `due` happens sooner or later if it can again and again; null: it need not. */
export interface FairEdge {
  readonly to: number;
  readonly due: string | null;
}

export interface FairGraph {
  readonly size: number;
  /** Node 0 is the beginning. */
  edges(node: number): readonly FairEdge[];
}

/** A run without end: a way to its loop, and the loop, as nodes. In a loop of one node nothing happens. */
export interface Lasso {
  readonly stem: readonly number[];
  readonly loop: readonly number[];
}

/**
 * A fair run that stays among the nodes where something is owed, for ever, or null. Fairness is strong:
 * what can happen in some node of the loop does happen in it. Where nothing that is due can happen,
 * the run may stand still.
 *
 * @param owes whether a node is one of those
 * @param standing whether a run that stands still counts
 */
export function fairLasso(
  graph: FairGraph,
  owes: (node: number) => boolean,
  standing = true,
): Lasso | null {
  const inside = (node: number): readonly number[] =>
    owes(node) ? graph.edges(node).flatMap(({ to }) => (owes(to) ? [to] : [])) : [];
  const { order, from } = reach(0, (node) => graph.edges(node).map(({ to }) => to));
  const distance = new Map(order.map((node, at) => [node, at]));
  const nearest = (component: readonly number[]): number =>
    Math.min(...component.map((node) => distance.get(node) ?? Infinity));
  const components = strongComponents(graph.size, inside)
    .filter(([first = 0]) => owes(first) && distance.has(first))
    .toSorted((one, other) => nearest(one) - nearest(other));
  for (const component of components) {
    const loop = fairLoop(graph, component, standing);
    if (loop !== null) return { stem: wayTo(loop[0] ?? 0, from), loop };
  }
  return null;
}

/** A loop through a component, or a part of it, that leaves nothing due undone. */
function fairLoop(
  graph: FairGraph,
  component: readonly number[],
  standing: boolean,
): number[] | null {
  const members = new Set(component);
  const [first = 0] = component;
  const inner = (node: number): FairEdge[] => graph.edges(node).filter(({ to }) => members.has(to));
  if (component.length === 1 && inner(first).length === 0)
    return standing && graph.edges(first).every(({ due }) => due === null) ? [first] : null;
  const stops: number[][] = [];
  for (const due of dueSomewhere(graph, component)) {
    const doing = component.flatMap((node) =>
      inner(node).flatMap((edge) => (edge.due === due ? [[node, edge.to]] : [])),
    )[0];
    if (doing === undefined) return loopWithout(due, graph, component, standing);
    stops.push(doing);
  }
  for (const node of component) stops.push([node]);
  return tour(first, stops, (node) => inner(node).map(({ to }) => to));
}

/** What can happen in some node. */
function dueSomewhere(graph: FairGraph, component: readonly number[]): ReadonlySet<string> {
  const dues = component.flatMap((node) => graph.edges(node).map(({ due }) => due));
  return new Set(dues.filter((due) => due !== null));
}

/** A fair loop through nodes of a component in which something cannot happen, since doing it leaves. */
function loopWithout(
  due: string,
  graph: FairGraph,
  component: readonly number[],
  standing: boolean,
): number[] | null {
  const left = component.filter((node) => graph.edges(node).every((edge) => edge.due !== due));
  const places = new Map(left.map((node, place) => [node, place]));
  const parts = strongComponents(left.length, (place) =>
    graph.edges(left[place] ?? 0).flatMap(({ to }) => places.get(to) ?? []),
  );
  for (const part of parts) {
    const nodes = part.map((place) => left[place] ?? 0);
    const loop = fairLoop(graph, nodes, standing);
    if (loop !== null) return loop;
  }
  return null;
}

/** Through all stops and back; a component lets one get from anywhere to anywhere. */
function tour(
  start: number,
  stops: readonly (readonly number[])[],
  next: (node: number) => readonly number[],
): number[] {
  const nodes = [start];
  const walkTo = (to: number): void => {
    const here = nodes.at(-1) ?? start;
    if (here === to) return;
    nodes.push(...wayTo(to, reach(here, next).from).slice(1));
  };
  for (const stop of stops) {
    // Where the loop has already been it need not go again; a step has to be taken.
    if (stop.length === 1 && nodes.includes(stop[0] ?? start)) continue;
    walkTo(stop[0] ?? start);
    nodes.push(...stop.slice(1));
  }
  if (nodes.length > 1) {
    walkTo(start);
    nodes.pop();
  }
  return nodes;
}

function reach(start: number, next: (node: number) => readonly number[]) {
  const from = new Map<number, number>([[start, -1]]);
  const order = [start];
  for (const node of order)
    for (const to of next(node)) {
      if (from.has(to)) continue;
      from.set(to, node);
      order.push(to);
    }
  return { order, from };
}

function wayTo(node: number, from: ReadonlyMap<number, number>): number[] {
  const way: number[] = [];
  for (let at = node; at >= 0; at = from.get(at) ?? -1) way.unshift(at);
  return way;
}
