import { type AnyMachineSnapshot, type AnyTransitionDefinition, createActor } from "xstate";
import { initialLeaf, type StateTree, type Timer } from "./state-tree.ts";
import type { Instance, Interpreter, InterpreterOptions } from "./interpreter.ts";
import { type MachineSpec, type TimerOrders, refuseFaults } from "./machine-spec.ts";

/**
 * Runs a machine on XState itself. It takes XState's pure `machine.transition` with one scope for
 * all steps (three times as fast as the function `transition`, which makes one for each).
 */
export function interpretByXState<
  C extends { now: number },
  E extends { type: string },
  Out extends TimerOrders,
>(spec: MachineSpec<C, E, Out>, options: InterpreterOptions = {}): Interpreter<C, E, Out> {
  refuseFaults(spec.config, spec);
  const { tree, machine } = spec;
  const timers = timersById(tree);
  const numbers = new Map(tree.leaves.map((leaf, index) => [leaf.path, index]));
  // Without history and children, snapshots of a state differ in nothing but their contexts.
  const snapshots: AnyMachineSnapshot[] = [];
  const run: Run<Out> = { taken: 0, from: "", dues: undefined, out: undefined };
  const scope = scopeOf(machine);
  scope.actionExecutor = (action) => execute(action, spec, timers, run);
  watchMicrosteps(scope, run, (transition) => triggerOf(transition, tree, timers), options);

  function enter(instance: Instance<C>, snapshot: AnyMachineSnapshot): void {
    if (snapshot.status === "error") throw snapshot.error;
    const state = numbers.get(leafPath(snapshot.value)) ?? -1;
    snapshots[state] ??= { ...snapshot, context: null };
    instance.context = snapshot.context as C;
    instance.state = state;
  }

  function step(instance: Instance<C>, event: { type: string }, out: Out): boolean {
    const snapshot = snapshots[instance.state];
    if (snapshot === undefined) throw new Error(`nothing is in state ${instance.state}`);
    if (snapshot.status === "done") return false;
    begin(run, tree.leaves[instance.state]?.path ?? "", instance.dues, out);
    const { context } = instance;
    enter(instance, machine.transition({ ...snapshot, context }, event, scope));
    return run.taken > 0;
  }

  return {
    spec,
    states: tree.leaves.map((leaf) => leaf.path),
    timers: tree.timers.map((timer) => timer.name),
    start(context, out) {
      const instance = { state: 0, context, dues: tree.timers.map(() => -1) };
      begin(run, initialLeaf(tree.root).path, instance.dues, out);
      enter(instance, machine.getInitialSnapshot(scope, context));
      return instance;
    },
    step,
    fire(instance, timer, out) {
      instance.dues[timer] = -1;
      const due = tree.timers[timer];
      return due !== undefined && step(instance, { type: afterType(due, tree) }, out);
    },
    isFinal: (state) => {
      const leaf = tree.leaves[state];
      return leaf !== undefined && leaf.final && leaf.parent === tree.root;
    },
  };
}

/** What the step under way is about. */
interface Run<Out> {
  taken: number;
  from: string;
  dues: number[] | undefined;
  out: Out | undefined;
}

function begin<Out>(run: Run<Out>, from: string, dues: number[], out: Out): void {
  run.taken = 0;
  run.from = from;
  run.dues = dues;
  run.out = out;
}

type Scope = Parameters<
  MachineSpec<{ now: number }, { type: string }, TimerOrders>["machine"]["transition"]
>[2];

/** A scope for pure transitions: what XState's own `transition` makes for each call. */
function scopeOf(machine: Parameters<typeof createActor>[0]): Scope {
  const self = createActor(machine);
  return {
    self,
    system: self.system,
    id: "",
    sessionId: "",
    logger: () => undefined,
    defer: () => undefined,
    emit: () => undefined,
    stopChild: () => undefined,
    actionExecutor: () => undefined,
  };
}

/** Counts and traces transitions: which ones a microstep took, XState tells only to inspectors. */
function watchMicrosteps<Out>(
  scope: Scope,
  run: Run<Out>,
  trigger: (transition: AnyTransitionDefinition) => string,
  { onMicrostep }: InterpreterOptions,
): void {
  scope.system.inspect((event) => {
    if (event.type !== "@xstate.microstep" || event._transitions.length === 0) return;
    run.taken += event._transitions.length;
    if (onMicrostep === undefined) return;
    const to = leafPath((event.snapshot as AnyMachineSnapshot).value);
    for (const transition of event._transitions) onMicrostep(run.from, trigger(transition), to);
    run.from = to;
  });
}

/** XState's action as an order: a named one, `xstate.raise` with a delay, or `xstate.cancel`. */
function execute<C extends { now: number }, E extends { type: string }, Out extends TimerOrders>(
  action: Parameters<Scope["actionExecutor"]>[0],
  spec: MachineSpec<C, E, Out>,
  timers: ReadonlyMap<string, Timer>,
  { dues, out }: Run<Out>,
): void {
  if (dues === undefined || out === undefined) return;
  const context = action.info.context as C;
  const params = action.params as { id?: string; delay?: number; sendId?: string } | undefined;
  if (action.type === "xstate.raise") {
    const timer = timers.get(params?.id ?? "");
    if (timer === undefined || params?.delay === undefined) throw unknownAction(action.type);
    const due = context.now + params.delay;
    dues[timer.number] = due;
    out.schedule(timer.number, due);
  } else if (action.type === "xstate.cancel") {
    const timer = timers.get(params?.sendId ?? "");
    if (timer === undefined) throw unknownAction(action.type);
    dues[timer.number] = -1;
    out.cancel(timer.number);
  } else {
    const order = spec.orders[action.type];
    if (order === undefined) throw unknownAction(action.type);
    order(context, action.info.event as E, action.params, out);
  }
}

function unknownAction(type: string): Error {
  return new Error(`XState returned the action ${type} in a shape that is not known`);
}

function timersById(tree: StateTree): Map<string, Timer> {
  return new Map(tree.timers.map((timer) => [afterType(timer, tree), timer]));
}

function afterType(timer: Timer, tree: StateTree): string {
  const { path } = timer.node;
  return `xstate.after.${timer.delay}.${tree.id}${path === "" ? "" : `.${path}`}`;
}

function triggerOf(
  transition: AnyTransitionDefinition,
  tree: StateTree,
  timers: ReadonlyMap<string, Timer>,
): string {
  const type = transition.eventType;
  if (type === "") return "always";
  const timer = timers.get(type);
  if (timer !== undefined) return `after ${timer.name}`;
  const done = `xstate.done.state.${tree.id}.`;
  return type.startsWith(done) ? `done ${type.slice(done.length)}` : type;
}

/** The dotted path of a state value such as `{ holding: "asked" }`. */
function leafPath(value: unknown): string {
  if (typeof value === "string") return value;
  const [[key, inner] = ["", ""]] = Object.entries(value as Record<string, unknown>);
  return `${key}.${leafPath(inner)}`;
}
