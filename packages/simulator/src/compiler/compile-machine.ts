import {
  deskMachine,
  holdMachine,
  type Interpreter,
  type InterpreterOptions,
  type MachineSpec,
  refuseFaults,
  requestedMachine,
  requestingMachine,
  type TimerOrders,
} from "@contactpoint/protocol";
import { type MachineTable, machineTable } from "./machine-table.ts";
import { TableInterpreter } from "./table-interpreter.ts";

/**
 * Compiles a machine to a flat transition table and runs on that: the same states, contexts, orders
 * and timers as `interpretByXState`, a hundred times as fast.
 *
 * @throws Error listing what `checkMachine` finds
 */
export function compileMachine<
  C extends { now: number },
  E extends { type: string },
  Out extends TimerOrders,
>(spec: MachineSpec<C, E, Out>, options: InterpreterOptions = {}): Interpreter<C, E, Out> {
  // The value of a machine is the table of that very machine.
  const known = TABLES.get(spec) as MachineTable<C, E, Out> | undefined;
  if (known !== undefined) return new TableInterpreter(spec, known, options);
  refuseFaults(spec.config, spec);
  return new TableInterpreter(spec, machineTable(spec), options);
}

/**
 * Of the machines that every run has. Laid out anew for each, they take a third of the time of a
 * short run.
 */
const TABLES: ReadonlyMap<unknown, unknown> = new Map<unknown, unknown>([
  [requestingMachine, machineTable(requestingMachine)],
  [requestedMachine, machineTable(requestedMachine)],
  [holdMachine, machineTable(holdMachine)],
  [deskMachine, machineTable(deskMachine)],
]);
