import {
  defineMachine,
  type MachineConfigLiteral,
  type MachineSpec,
  type StateLiteral,
  type TimerOrders,
} from "@contactpoint/protocol";

/** What is different about a machine: named parts in place of its own, and states rewritten. */
export interface MachineChange<
  C extends { now: number },
  E extends { type: string },
  Out extends TimerOrders,
> {
  readonly guards?: Partial<MachineSpec<C, E, Out>["guards"]>;
  readonly updates?: Partial<MachineSpec<C, E, Out>["updates"]>;
  readonly orders?: Partial<MachineSpec<C, E, Out>["orders"]>;
  readonly delays?: Partial<MachineSpec<C, E, Out>["delays"]>;
  /** By dotted path, such as `open.received`. */
  readonly states?: Readonly<Record<string, (state: StateLiteral) => StateLiteral>>;
}

/**
 * The machine with a change, which both interpreters run like any other.
 *
 * @throws Error if a part or state does not exist or stays as it was, or if the machine that results
 * is none
 */
export function changedMachine<
  C extends { now: number },
  E extends { type: string },
  Out extends TimerOrders,
>(machine: MachineSpec<C, E, Out>, change: MachineChange<C, E, Out>): MachineSpec<C, E, Out> {
  const { guards, updates, orders, delays } = machine;
  const parts = {
    guards: replaced(guards, change.guards),
    updates: replaced(updates, change.updates),
    orders: replaced(orders, change.orders),
    delays: replaced(delays, change.delays),
    config: Object.entries(change.states ?? {}).reduce(
      (config, [path, rewrite]) => withState(config, path, rewrite),
      machine.config,
    ),
  };
  // The names are compared at run time: defineMachine refuses a config that refers to others.
  return defineMachine<C, E, Out>()(parts as never) as MachineSpec<C, E, Out>;
}

function replaced<T>(
  parts: Readonly<Record<string, T>>,
  others: Readonly<Record<string, T | undefined>> = {},
): Readonly<Record<string, T>> {
  const all = { ...parts };
  for (const [name, part] of Object.entries(others)) {
    if (part === undefined) continue;
    if (all[name] === undefined || all[name] === part) {
      throw new Error(`a change of ${name} changes nothing`);
    }
    all[name] = part;
  }
  return all;
}

function withState(
  config: MachineConfigLiteral,
  path: string,
  rewrite: (state: StateLiteral) => StateLiteral,
): MachineConfigLiteral {
  const changed = { ...config, ...below(config, path.split("."), rewrite) };
  if (JSON.stringify(changed) === JSON.stringify(config)) {
    throw new Error(`a change of the state ${path} changes nothing`);
  }
  return changed;
}

function below(
  state: StateLiteral,
  [key, ...rest]: readonly string[],
  rewrite: (state: StateLiteral) => StateLiteral,
): StateLiteral {
  if (key === undefined) return rewrite(state);
  const child = state.states?.[key];
  if (child === undefined) throw new Error(`there is no state ${key} to change`);
  return { ...state, states: { ...state.states, [key]: below(child, rest, rewrite) } };
}
