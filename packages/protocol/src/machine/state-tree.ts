import type {
  ActionObject,
  MachineConfigLiteral,
  OneOrMore,
  StateLiteral,
  TransitionConfig,
  TransitionsLiteral,
} from "./machine-config.ts";
import { resolveTarget } from "./resolve-target.ts";

/** A checked config with its names resolved: what interpreters, compiler and docs read. */
export interface StateTree {
  readonly id: string;
  readonly root: StateNode;
  /** In document order, the root first; `StateNode.order` is the index. */
  readonly nodes: readonly StateNode[];
  /** The leaves in document order; `Instance.state` is the index. */
  readonly leaves: readonly StateNode[];
  readonly timers: readonly Timer[];
}

export interface StateNode {
  /** Dotted path below the root, e.g. `holding.asked`; empty for the root. */
  readonly path: string;
  readonly order: number;
  readonly parent: StateNode | undefined;
  readonly children: StateNode[];
  readonly config: StateLiteral;
  initial: StateNode | undefined;
  readonly final: boolean;
  readonly entry: readonly ActionObject[];
  readonly exit: readonly ActionObject[];
  /** Armed on entry after the entry actions, cancelled on exit after the exit actions. */
  readonly timers: readonly Timer[];
  /** In the order in which their guards are asked. */
  transitions: readonly Transition[];
}

/** A delay of one state: there is at most one live timer for each. */
export interface Timer {
  readonly number: number;
  /** `<delay>@<path of the state>`, with `.` as the root's path. */
  readonly name: string;
  readonly delay: string;
  readonly node: StateNode;
}

export interface Transition {
  readonly source: StateNode;
  readonly trigger: Trigger;
  readonly guard: string | undefined;
  readonly target: StateNode | undefined;
  readonly actions: readonly ActionObject[];
  readonly reenter: boolean;
  readonly description: string | undefined;
  readonly article: string | undefined;
}

export type Trigger =
  | { readonly kind: "event"; readonly type: string }
  | { readonly kind: "after"; readonly timer: Timer }
  | { readonly kind: "done"; readonly node: StateNode }
  | { readonly kind: "always" };

/** A trigger as traces and tables write it: `answered`, `after limit@asked`, `done holding`, `always`. */
export function triggerName(trigger: Trigger): string {
  switch (trigger.kind) {
    case "event":
      return trigger.type;
    case "after":
      return `after ${trigger.timer.name}`;
    case "done":
      return `done ${trigger.node.path}`;
    case "always":
      return "always";
  }
}

/** Reads a config that `checkMachine` found good. */
export function stateTree(config: MachineConfigLiteral): StateTree {
  const nodes: StateNode[] = [];
  const timers: Timer[] = [];
  const root = readNode(config, "", undefined, nodes, timers);
  for (const node of nodes) node.transitions = readTransitions(node, config.id, root);
  return {
    id: config.id,
    root,
    nodes,
    leaves: nodes.filter((node) => node.children.length === 0),
    timers,
  };
}

/** The leaf that is entered when a state is. */
export function initialLeaf(node: StateNode): StateNode {
  return node.initial === undefined ? node : initialLeaf(node.initial);
}

/** From the state itself up to the root. */
export function pathToRoot(node: StateNode): StateNode[] {
  const path: StateNode[] = [];
  for (let at: StateNode | undefined = node; at !== undefined; at = at.parent) path.push(at);
  return path;
}

export function isWithin(node: StateNode, ancestor: StateNode): boolean {
  return pathToRoot(node).includes(ancestor);
}

function readNode(
  config: StateLiteral,
  path: string,
  parent: StateNode | undefined,
  nodes: StateNode[],
  timers: Timer[],
): StateNode {
  const own: Timer[] = [];
  const node: StateNode = {
    path,
    order: nodes.length,
    parent,
    children: [],
    config,
    initial: undefined,
    final: config.type === "final",
    entry: list(config.entry).map(actionObject),
    exit: list(config.exit).map(actionObject),
    timers: own,
    transitions: [],
  };
  nodes.push(node);
  for (const delay of Object.keys(config.after ?? {})) {
    const timer = {
      number: timers.length,
      name: `${delay}@${path === "" ? "." : path}`,
      delay,
      node,
    };
    timers.push(timer);
    own.push(timer);
  }
  for (const [key, child] of Object.entries(config.states ?? {})) {
    const childPath = path === "" ? key : `${path}.${key}`;
    node.children.push(readNode(child, childPath, node, nodes, timers));
    if (key === config.initial) node.initial = node.children.at(-1);
  }
  return node;
}

function readTransitions(source: StateNode, machineId: string, root: StateNode): Transition[] {
  const { on, onDone, after, always } = source.config;
  const read = (trigger: Trigger, literal: TransitionsLiteral | undefined): Transition[] =>
    transitionList(literal).map((transition) => ({
      source,
      trigger,
      guard: transition.guard,
      target: targetOf(transition.target, source, machineId, root),
      actions: list(transition.actions).map(actionObject),
      reenter: transition.reenter ?? false,
      description: transition.description,
      article: transition.meta?.article,
    }));
  return [
    ...Object.entries(on ?? {}).flatMap(([type, literal]) =>
      read({ kind: "event", type }, literal),
    ),
    ...read({ kind: "done", node: source }, onDone),
    ...source.timers.flatMap((timer) => read({ kind: "after", timer }, after?.[timer.delay])),
    ...read({ kind: "always" }, always),
  ];
}

function targetOf(
  target: string | undefined,
  source: StateNode,
  machineId: string,
  root: StateNode,
): StateNode | undefined {
  if (target === undefined) return undefined;
  const path = resolveTarget(target, source.path, machineId);
  let at: StateNode | undefined = root;
  for (const key of path ?? []) {
    const children: Readonly<Record<string, StateNode>> = Object.fromEntries(
      at.children.map((child) => [child.path.slice(child.path.lastIndexOf(".") + 1), child]),
    );
    at = children[key];
    if (at === undefined) break;
  }
  if (path === undefined || at === undefined) {
    throw new Error(`no state ${target} as seen from "${source.path}"`);
  }
  return at;
}

/** One, several or none, as a list. */
export function list<T>(value: OneOrMore<T> | undefined): readonly T[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

/** The transitions of one trigger in full form. */
export function transitionList(
  literal: TransitionsLiteral | undefined,
): readonly TransitionConfig<string, string | ActionObject>[] {
  if (typeof literal === "string") return [{ target: literal }];
  return list<TransitionConfig<string, string | ActionObject>>(literal);
}

function isList<T>(value: OneOrMore<T>): value is readonly T[] {
  return Array.isArray(value);
}

function actionObject(action: string | ActionObject): ActionObject {
  return typeof action === "string" ? { type: action } : action;
}
