import { type AnyStateMachine, assign, setup } from "xstate";
import { checkMachine } from "./check-machine.ts";
import { MICROSTEP_LIMIT, checkDelay } from "./limits.ts";
import type { MachineConfig, MachineConfigLiteral } from "./machine-config.ts";
import { type StateTree, stateTree } from "./state-tree.ts";

/** What a machine's host must offer: timers as data, with absolute due instants (ms). */
export interface TimerOrders {
  schedule(timer: number, due: number): void;
  cancel(timer: number): void;
}

/**
 * A machine defined once and run by two interpreters. The functions are pure but for what they are
 * given: guards and delays read, updates mutate a draft of the context (flat primitives), orders
 * call `out`. In steps that no outside event caused (entry at the start, `after`, `onDone`), `event`
 * has only a type that begins with `xstate.`: look at the type before reading other fields.
 */
export interface MachineSpec<
  C extends { now: number },
  E extends { type: string },
  Out extends TimerOrders,
> {
  readonly id: string;
  readonly config: MachineConfigLiteral;
  readonly tree: StateTree;
  readonly guards: Readonly<Record<string, (context: Readonly<C>, event: E) => boolean>>;
  readonly updates: Readonly<Record<string, (draft: C, event: E) => void>>;
  readonly orders: Readonly<
    Record<string, (context: Readonly<C>, event: E, params: unknown, out: Out) => void>
  >;
  /** Milliseconds from `context.now`, finite and at least 0. */
  readonly delays: Readonly<Record<string, (context: Readonly<C>) => number>>;
  /** The same config as an XState machine; opens in any visualiser. */
  readonly machine: AnyStateMachine;
}

/** The named parts of a machine: `Params` gives the static params of the orders that take some. */
export interface MachineParts<
  C,
  E extends { type: string },
  Out,
  Params,
  Guard extends string,
  Update extends string,
  Order extends string,
  Delay extends string,
> {
  readonly guards: { readonly [K in Guard]: (context: Readonly<C>, event: E) => boolean };
  readonly updates: { readonly [K in Update]: (draft: C, event: E) => void };
  readonly orders: {
    readonly [K in Order]: (
      context: Readonly<C>,
      event: E,
      params: ParamsOf<Params, K>,
      out: Out,
    ) => void;
  };
  readonly delays: { readonly [K in Delay]: (context: Readonly<C>) => number };
  readonly config: MachineConfig<
    E["type"],
    NoInfer<Guard>,
    NoInfer<Update> | OrderOf<Params, NoInfer<Order>>,
    NoInfer<Delay>
  >;
}

/** `"note"` for an order without params, `{ type: "ask", params }` for one that takes some. */
export type OrderOf<Params, Order extends string> = Order extends keyof Params
  ? { readonly type: Order; readonly params: Readonly<Params[Order]> }
  : Order | { readonly type: Order };

type ParamsOf<Params, Order> = Order extends keyof Params ? Readonly<Params[Order]> : undefined;

/**
 * Defines a machine: `defineMachine<Context, Event, Out, { ask: { task: Task } }>()({ guards,
 * updates, orders, delays, config })`, where the last type gives the params of the orders that take
 * some. tsc refuses unknown names of events, guards, actions and delays, and wrong params.
 *
 * @throws Error listing targets that do not exist and features the interpreters do not share
 */
export function defineMachine<
  C extends { now: number },
  E extends { type: string },
  Out extends TimerOrders,
  Params extends object = object,
>() {
  return <Guard extends string, Update extends string, Order extends string, Delay extends string>(
    parts: MachineParts<C, E, Out, Params, Guard, Update, Order, Delay>,
  ): MachineSpec<C, E, Out> => {
    // Beyond this point the names no longer matter to tsc: checkMachine compares them.
    const named = parts as unknown as Omit<MachineSpec<C, E, Out>, "id" | "tree" | "machine">;
    refuseFaults(named.config, named);
    return {
      ...named,
      id: named.config.id,
      tree: stateTree(named.config),
      machine: xstateMachine(named),
    };
  };
}

/** @throws Error with every complaint of `checkMachine` */
export function refuseFaults(
  config: MachineConfigLiteral,
  names?: Parameters<typeof checkMachine>[1],
): void {
  const faults = checkMachine(config, names);
  if (faults.length > 0) throw new Error(`machine ${config.id}: ${faults.join("; ")}`);
}

function xstateMachine<
  C extends { now: number },
  E extends { type: string },
  Out extends TimerOrders,
>(
  spec: Pick<MachineSpec<C, E, Out>, "config" | "guards" | "updates" | "orders" | "delays">,
): AnyStateMachine {
  type Arguments = { context: unknown; event: unknown };
  const read = ({ context, event }: Arguments) => ({ context: context as C, event: event as E });
  const actions: Record<string, unknown> = {};
  for (const [name, update] of Object.entries(spec.updates)) {
    actions[name] = assign((scope: Arguments) => {
      const { context, event } = read(scope);
      const draft = { ...context };
      update(draft, event);
      return draft;
    });
  }
  // Orders are executed by the interpreter, which knows their `out`; XState only names them.
  for (const name of Object.keys(spec.orders)) actions[name] = () => undefined;
  const guards = mapValues(spec.guards, (guard) => (scope: Arguments) => {
    const { context, event } = read(scope);
    return guard(context, event);
  });
  const delays = mapValues(spec.delays, (delay, name) => (scope: Arguments) => {
    return checkDelay(delay(read(scope).context), name);
  });
  const parts = { actions, guards, delays } as unknown as Parameters<typeof setup>[0];
  const config = {
    ...spec.config,
    context: ({ input }: { input: unknown }) => input,
    options: { maxIterations: MICROSTEP_LIMIT },
  };
  // Its type repeats what MachineParts has checked, and takes no config whose names are unknown.
  const create = setup(parts).createMachine as unknown as (config: unknown) => AnyStateMachine;
  return create(config);
}

function mapValues<V, W>(
  record: Readonly<Record<string, V>>,
  map: (value: V, key: string) => W,
): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}
