import {
  checkDelay,
  type Instance,
  type Interpreter,
  type InterpreterOptions,
  type MachineSpec,
  MICROSTEP_LIMIT,
  type TimerOrders,
} from "@contactpoint/protocol";
import {
  ALWAYS_COLUMN,
  CANCEL,
  type MachineTable,
  ORDER,
  type Row,
  SCHEDULE,
  TIMER_COLUMN,
  UPDATE,
} from "./machine-table.ts";

/** An interpreter that follows a table. Contexts are changed in place; a step allocates nothing. */
export function runTable<
  C extends { now: number },
  E extends { type: string },
  Out extends TimerOrders,
>(
  spec: MachineSpec<C, E, Out>,
  table: MachineTable<C, E, Out>,
  options: InterpreterOptions = {},
): Interpreter<C, E, Out> {
  const { cells, width, columns, start } = table;
  const states = spec.tree.leaves.map((leaf) => leaf.path);
  const timers = spec.tree.timers.map((timer) => timer.name);
  const final = spec.tree.leaves.map((leaf) => leaf.final && leaf.parent === spec.tree.root);
  // Internal events carry a type alone, as MachineSpec says.
  const internalEvents = table.internalTypes.map((type) => Object.freeze({ type }) as E);
  const initEvent = Object.freeze({ type: "xstate.init" }) as E;
  const trace = options.onMicrostep;
  // Completed states still to be answered in the step under way; kept so that steps allocate nothing.
  const queue: number[] = [];

  function take(row: Row<C, E, Out>, instance: Instance<C>, event: E, out: Out): void {
    perform(row, instance, event, out);
    if (trace !== undefined) {
      trace(states[instance.state] ?? "", row.trigger, states[row.to] ?? "");
    }
    instance.state = row.to;
  }

  function move(column: number, instance: Instance<C>, event: E, out: Out): boolean {
    const base = instance.state * width;
    const row = select(cells[base + column], instance.context, event);
    if (row === undefined) {
      return cells[base + ALWAYS_COLUMN] !== undefined && settle(instance, event, out, -1);
    }
    take(row, instance, event, out);
    if (row.completes >= 0 || cells[row.to * width + ALWAYS_COLUMN] !== undefined) {
      settle(instance, event, out, row.completes);
    }
    return true;
  }

  /** Follows `always` as long as one holds, then the completed states in turn, until all rests. */
  function settle(instance: Instance<C>, outside: E, out: Out, completed: number): boolean {
    queue.length = 0;
    if (completed >= 0) queue.push(completed);
    let event = outside;
    let taken = false;
    for (let round = 0; round < MICROSTEP_LIMIT; round++) {
      const base = instance.state * width;
      let row = select(cells[base + ALWAYS_COLUMN], instance.context, event);
      if (row === undefined) {
        const column = queue.shift();
        if (column === undefined) return taken;
        event = internalEvents[column] ?? event;
        row = select(cells[base + column], instance.context, event);
      }
      if (row === undefined) continue;
      taken = true;
      take(row, instance, event, out);
      if (row.completes >= 0) queue.push(row.completes);
    }
    throw new Error(`Infinite loop: machine ${spec.id} does not come to rest`);
  }

  return {
    spec,
    states,
    timers,
    start(context, out) {
      const instance = { state: start.to, context, dues: new Float64Array(timers.length).fill(-1) };
      perform(start, instance, initEvent, out);
      settle(instance, initEvent, out, start.completes);
      return instance;
    },
    step(instance, event, out) {
      const column = columns.get(event.type);
      // Column 0 stands for "no event": an unknown one can only wake `always`.
      return column === undefined
        ? cells[instance.state * width + ALWAYS_COLUMN] !== undefined &&
            settle(instance, event, out, -1)
        : move(column, instance, event, out);
    },
    fire(instance, timer, out) {
      instance.dues[timer] = -1;
      const event = internalEvents[TIMER_COLUMN + timer];
      return event !== undefined && move(TIMER_COLUMN + timer, instance, event, out);
    },
    isFinal: (state) => final[state] === true,
  };
}

function select<C, E, Out>(
  rows: readonly Row<C, E, Out>[] | undefined,
  context: C,
  event: E,
): Row<C, E, Out> | undefined {
  if (rows === undefined) return undefined;
  for (const row of rows) {
    if (row.guard === undefined || row.guard(context, event)) return row;
  }
  return undefined;
}

function perform<C extends { now: number }, E, Out extends TimerOrders>(
  row: Row<C, E, Out>,
  instance: Instance<C>,
  event: E,
  out: Out,
): void {
  const { context, dues } = instance;
  for (const op of row.ops) {
    switch (op.kind) {
      case UPDATE:
        op.update(context, event);
        break;
      case ORDER:
        op.order(context, event, op.params, out);
        break;
      case SCHEDULE: {
        const due = context.now + checkDelay(op.delay(context), op.name);
        dues[op.timer] = due;
        out.schedule(op.timer, due);
        break;
      }
      case CANCEL:
        dues[op.timer] = -1;
        out.cancel(op.timer);
        break;
    }
  }
}
