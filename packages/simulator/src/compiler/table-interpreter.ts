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

/** Follows a table. Contexts are changed in place, and a step allocates nothing. */
export class TableInterpreter<
  C extends { now: number },
  E extends { type: string },
  Out extends TimerOrders,
> implements Interpreter<C, E, Out> {
  readonly spec: MachineSpec<C, E, Out>;
  readonly states: readonly string[];
  readonly timers: readonly string[];
  readonly #table: MachineTable<C, E, Out>;
  readonly #final: readonly boolean[];
  readonly #internalEvents: readonly E[];
  readonly #initEvent: E;
  /** Copied for each instance. An array that has held fractions keeps room for them, and so for instants. */
  readonly #noDues: readonly number[];
  readonly #trace: InterpreterOptions["onMicrostep"];
  /** Completed states still to be answered in the step under way. */
  readonly #queue: number[] = [];

  constructor(
    spec: MachineSpec<C, E, Out>,
    table: MachineTable<C, E, Out>,
    options: InterpreterOptions = {},
  ) {
    const { leaves, timers, root } = spec.tree;
    this.spec = spec;
    this.states = leaves.map((leaf) => leaf.path);
    this.timers = timers.map((timer) => timer.name);
    this.#table = table;
    this.#final = leaves.map((leaf) => leaf.final && leaf.parent === root);
    // Internal events carry a type alone, as MachineSpec says.
    this.#internalEvents = table.internalTypes.map((type) => Object.freeze({ type }) as E);
    this.#initEvent = Object.freeze({ type: "xstate.init" }) as E;
    this.#noDues = timers.map(() => 0.5).fill(-1);
    this.#trace = options.onMicrostep;
  }

  start(context: C, out: Out): Instance<C> {
    const { start } = this.#table;
    const instance: Instance<C> = { state: start.to, context, dues: this.#noDues.slice() };
    perform(start, instance, this.#initEvent, out);
    this.#settle(instance, this.#initEvent, out, start.completes);
    return instance;
  }

  step(instance: Instance<C>, event: E, out: Out): boolean {
    const column = this.#table.columns.get(event.type);
    return column === undefined
      ? this.#ignore(instance, event, out)
      : this.#move(column, instance, event, out);
  }

  fire(instance: Instance<C>, timer: number, out: Out): boolean {
    instance.dues[timer] = -1;
    const event = this.#internalEvents[TIMER_COLUMN + timer];
    return event !== undefined && this.#move(TIMER_COLUMN + timer, instance, event, out);
  }

  isFinal(state: number): boolean {
    return this.#final[state] === true;
  }

  #move(column: number, instance: Instance<C>, event: E, out: Out): boolean {
    const { cells, width } = this.#table;
    const row = select(cells[instance.state * width + column], instance.context, event);
    if (row === undefined) return this.#ignore(instance, event, out);
    this.#take(row, instance, event, out);
    if (row.completes >= 0 || cells[row.to * width + ALWAYS_COLUMN] !== undefined) {
      this.#settle(instance, event, out, row.completes);
    }
    return true;
  }

  /** An event without a transition still has `always` asked again. */
  #ignore(instance: Instance<C>, event: E, out: Out): boolean {
    const { cells, width } = this.#table;
    const always = cells[instance.state * width + ALWAYS_COLUMN];
    return always !== undefined && this.#settle(instance, event, out, -1);
  }

  #take(row: Row<C, E, Out>, instance: Instance<C>, event: E, out: Out): void {
    perform(row, instance, event, out);
    if (this.#trace !== undefined) {
      this.#trace(this.states[instance.state] ?? "", row.trigger, this.states[row.to] ?? "");
    }
    instance.state = row.to;
  }

  /** Follows `always` as long as one holds, then the completed states in turn, until all rests. */
  #settle(instance: Instance<C>, outside: E, out: Out, completed: number): boolean {
    const { cells, width } = this.#table;
    const queue = this.#queue;
    // Only a step that failed leaves something behind; setting a length is slow.
    if (queue.length > 0) queue.length = 0;
    if (completed >= 0) queue.push(completed);
    let event = outside;
    let taken = false;
    for (let round = 0; round < MICROSTEP_LIMIT; round++) {
      const base = instance.state * width;
      let row = select(cells[base + ALWAYS_COLUMN], instance.context, event);
      if (row === undefined) {
        const column = queue.shift();
        if (column === undefined) return taken;
        event = this.#internalEvents[column] ?? event;
        row = select(cells[base + column], instance.context, event);
      }
      if (row === undefined) continue;
      taken = true;
      this.#take(row, instance, event, out);
      if (row.completes >= 0) queue.push(row.completes);
    }
    throw new Error(`Infinite loop: machine ${this.spec.id} does not come to rest`);
  }
}

/** The first row whose guard holds. */
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
