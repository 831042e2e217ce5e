import {
  type InterpreterOptions,
  type MachineSpec,
  refuseFaults,
  type TimerOrders,
} from "@contactpoint/protocol";
import type { Interpret } from "@contactpoint/world";
import { type MachineTable, machineTable } from "./machine-table.ts";
import { TableInterpreter } from "./table-interpreter.ts";

/**
 * `compileMachine` that keeps each table it has made as long as the machine itself exists: of short
 * runs, which are many, compiling would take half the time.
 *
 * @throws Error (from the function returned) listing what `checkMachine` finds
 */
export function machineCompiler(): Interpret {
  const tables = new WeakMap<object, unknown>();
  return <C extends { now: number }, E extends { type: string }, Out extends TimerOrders>(
    spec: MachineSpec<C, E, Out>,
    options: InterpreterOptions = {},
  ) => {
    // Whatever is kept under a machine was made of that machine.
    const known = tables.get(spec) as MachineTable<C, E, Out> | undefined;
    if (known !== undefined) return new TableInterpreter(spec, known, options);
    refuseFaults(spec.config, spec);
    const table = machineTable(spec);
    tables.set(spec, table);
    return new TableInterpreter(spec, table, options);
  };
}
