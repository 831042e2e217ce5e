import {
  type ActionObject,
  initialLeaf,
  isWithin,
  type MachineSpec,
  pathToRoot,
  type StateNode,
  type StateTree,
  type TimerOrders,
  type Transition,
  type Trigger,
  triggerName,
} from "@contactpoint/protocol";

/**
 * A machine as a flat table. Which states a transition exits and enters depends only on the leaf it
 * starts from, so that each row holds the finished list of what is to be done.
 */
export interface MachineTable<C, E, Out> {
  /** Columns per leaf: 0 for `always`, then timers, completed compound states and event types. */
  readonly width: number;
  /** At `leaf * width + column` the rows to try in order; undefined where there are none. */
  readonly cells: readonly (readonly Row<C, E, Out>[] | undefined)[];
  /** What entering the machine does. */
  readonly start: Row<C, E, Out>;
  readonly columns: ReadonlyMap<string, number>;
  /** For the columns of timers and completed states, the type of XState's event. */
  readonly internalTypes: readonly string[];
}

export const ALWAYS_COLUMN = 0;
/** Timer `n` has the column `TIMER_COLUMN + n`. */
export const TIMER_COLUMN = 1;

export interface Row<C, E, Out> {
  readonly guard: ((context: Readonly<C>, event: E) => boolean) | undefined;
  readonly ops: readonly Op<C, E, Out>[];
  /** The leaf reached. */
  readonly to: number;
  /** Column of the compound state that a final leaf completes, or -1. */
  readonly completes: number;
  /** The trigger's name for traces. */
  readonly trigger: string;
}

/** One thing to do, with the phase of the transition and the state it belongs to. */
export type Op<C, E, Out> = {
  readonly phase: "exit" | "transition" | "entry" | "end";
  readonly node: StateNode;
} & (
  | { readonly kind: typeof UPDATE; readonly update: (draft: C, event: E) => void }
  | {
      readonly kind: typeof ORDER;
      readonly order: (context: Readonly<C>, event: E, params: unknown, out: Out) => void;
      readonly params: unknown;
    }
  | {
      readonly kind: typeof SCHEDULE;
      readonly timer: number;
      readonly name: string;
      readonly delay: (context: Readonly<C>) => number;
    }
  | { readonly kind: typeof CANCEL; readonly timer: number }
);

export const UPDATE = 0;
export const ORDER = 1;
export const SCHEDULE = 2;
export const CANCEL = 3;

/** Lays a checked machine out as a table. */
export function machineTable<
  C extends { now: number },
  E extends { type: string },
  Out extends TimerOrders,
>(spec: MachineSpec<C, E, Out>): MachineTable<C, E, Out> {
  const { tree } = spec;
  const columns = columnsOf(tree);
  const cells = tree.leaves.flatMap((leaf) => {
    const own: Row<C, E, Out>[][] = Array.from({ length: columns.size }, () => []);
    // A finished machine takes no more steps, although handlers of the root are still about.
    const sources = isEnd(leaf, tree) ? [] : pathToRoot(leaf);
    for (const transition of sources.flatMap((source) => source.transitions)) {
      const rows = own[column(columns, transition.trigger)];
      // Nothing is tried after a row without a guard.
      if (rows !== undefined && (rows.length === 0 || rows.at(-1)?.guard !== undefined)) {
        rows.push(rowOf(spec, columns, leaf, transition));
      }
    }
    return own.map((rows) => (rows.length === 0 ? undefined : rows));
  });
  const leaf = initialLeaf(tree.root);
  return {
    width: columns.size,
    cells,
    columns,
    internalTypes: internalTypesOf(tree),
    start: {
      guard: undefined,
      ops: [...entryOps(spec, pathToRoot(leaf).toReversed()), ...endOps(spec, leaf)],
      to: tree.leaves.indexOf(leaf),
      completes: completedColumn(columns, leaf),
      trigger: "",
    },
  };
}

function rowOf<C extends { now: number }, E extends { type: string }, Out extends TimerOrders>(
  spec: MachineSpec<C, E, Out>,
  columns: ReadonlyMap<string, number>,
  leaf: StateNode,
  transition: Transition,
): Row<C, E, Out> {
  const { source, target, guard, trigger, actions } = transition;
  const own = opsOf(spec, actions, "transition", source);
  const common = {
    guard: guard === undefined ? undefined : spec.guards[guard],
    trigger: triggerName(trigger),
  };
  if (target === undefined) {
    return { ...common, ops: own, to: spec.tree.leaves.indexOf(leaf), completes: -1 };
  }
  const domain = domainOf(source, target, transition.reenter);
  const below = (node: StateNode) => node !== domain && isWithin(node, domain);
  const to = initialLeaf(target);
  const entered = pathToRoot(to).filter(below).toReversed();
  return {
    ...common,
    ops: [
      ...exitOps(spec, pathToRoot(leaf).filter(below), "exit"),
      ...own,
      ...entryOps(spec, entered),
      ...(entered.includes(to) ? endOps(spec, to) : []),
    ],
    to: spec.tree.leaves.indexOf(to),
    completes: entered.includes(to) ? completedColumn(columns, to) : -1,
  };
}

/** The state within which a transition takes place: everything active below it is exited. */
function domainOf(source: StateNode, target: StateNode, reenter: boolean): StateNode {
  if (!reenter && isWithin(target, source)) return source;
  const above = source.parent === undefined ? [] : pathToRoot(source.parent);
  const domain = above.find((node) => node !== target && isWithin(target, node));
  if (domain === undefined) throw new Error(`the transition to ${target.path} re-enters the root`);
  return domain;
}

function entryOps<C extends { now: number }, E extends { type: string }, Out extends TimerOrders>(
  spec: MachineSpec<C, E, Out>,
  nodes: readonly StateNode[],
): Op<C, E, Out>[] {
  return nodes.flatMap((node) => [
    ...opsOf(spec, node.entry, "entry", node),
    ...node.timers.map(({ number, delay: name }): Op<C, E, Out> => {
      const delay = named(spec.delays, name);
      return { kind: SCHEDULE, phase: "entry", node, timer: number, name, delay };
    }),
  ]);
}

function exitOps<C extends { now: number }, E extends { type: string }, Out extends TimerOrders>(
  spec: MachineSpec<C, E, Out>,
  nodes: readonly StateNode[],
  phase: "exit" | "end",
): Op<C, E, Out>[] {
  return nodes.flatMap((node) => [
    ...opsOf(spec, node.exit, phase, node),
    ...node.timers.map(({ number }): Op<C, E, Out> => ({
      kind: CANCEL,
      phase,
      node,
      timer: number,
    })),
  ]);
}

/** Entering a final state at top level exits every active state, the root included. */
function endOps<C extends { now: number }, E extends { type: string }, Out extends TimerOrders>(
  spec: MachineSpec<C, E, Out>,
  leaf: StateNode,
): Op<C, E, Out>[] {
  return isEnd(leaf, spec.tree) ? exitOps(spec, pathToRoot(leaf), "end") : [];
}

function opsOf<C extends { now: number }, E extends { type: string }, Out extends TimerOrders>(
  spec: MachineSpec<C, E, Out>,
  actions: readonly ActionObject[],
  phase: Op<C, E, Out>["phase"],
  node: StateNode,
): Op<C, E, Out>[] {
  return actions.map(({ type, params }) => {
    const update = spec.updates[type];
    return update === undefined
      ? { kind: ORDER, phase, node, order: named(spec.orders, type), params }
      : { kind: UPDATE, phase, node, update };
  });
}

function named<T>(record: Readonly<Record<string, T>>, name: string): T {
  const value = record[name];
  if (value === undefined) throw new Error(`the machine has no ${name}`);
  return value;
}

function isEnd(leaf: StateNode, tree: StateTree): boolean {
  return leaf.final && leaf.parent === tree.root;
}

function columnsOf(tree: StateTree): Map<string, number> {
  const all = tree.nodes.flatMap((node) => node.transitions.map(({ trigger }) => trigger));
  const names = [
    columnName({ kind: "always" }),
    ...tree.timers.map((timer) => columnName({ kind: "after", timer })),
    ...tree.nodes.map((node) => columnName({ kind: "done", node })),
    ...new Set(all.filter(({ kind }) => kind === "event").map(columnName)),
  ];
  return new Map(names.map((name, index) => [name, index]));
}

function internalTypesOf(tree: StateTree): string[] {
  const id = (node: StateNode) => (node.path === "" ? tree.id : `${tree.id}.${node.path}`);
  return [
    "",
    ...tree.timers.map(({ delay, node }) => `xstate.after.${delay}.${id(node)}`),
    ...tree.nodes.map((node) => `xstate.done.state.${id(node)}`),
  ];
}

function completedColumn(columns: ReadonlyMap<string, number>, leaf: StateNode): number {
  const node = leaf.parent;
  return leaf.final && node?.parent !== undefined ? column(columns, { kind: "done", node }) : -1;
}

function column(columns: ReadonlyMap<string, number>, trigger: Trigger): number {
  return columns.get(columnName(trigger)) ?? -1;
}

/** Event types keep their name; internal triggers are told from them by a space. */
function columnName(trigger: Trigger): string {
  return trigger.kind === "event" ? trigger.type : ` ${triggerName(trigger)}`;
}
