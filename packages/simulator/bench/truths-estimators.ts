import { HOUR } from "@contactpoint/engine";
import type { Run, Truth } from "./truths-case.ts";

/** A column of the request table, by row, in hours. */
type Column = (run: Run) => Float64Array;

export const responseTime: Column = ({ table }) => table.measures.response_time;
export const timeToAcknowledge: Column = ({ table }) => table.measures.time_to_acknowledge;
export const timeToConfirm: Column = ({ table }) => table.measures.time_to_confirm;

/** Time that rows spent in a stage. */
export function stage(name: keyof Run["table"]["stages"]): Column {
  return ({ table }) => table.stages[name];
}

/** Time between two instants of a row. */
export function between(
  from: keyof Run["table"]["instants"],
  until: keyof Run["table"]["instants"],
): Column {
  return ({ table: { instants } }) => {
    const begins = instants[from];
    return instants[until].map((at, row) => at - (begins[row] ?? Number.NaN));
  };
}

type Where = (run: Run) => (row: number) => boolean;

const everyRow: Where = () => () => true;

export function urgencyIs(urgency: string): Where {
  return ({ table }) => {
    const { urgency: column } = table.text;
    return (row) => column[row] === urgency;
  };
}

/** Rows of which some try arrived. */
export const wasDelivered: Where = ({ table }) => {
  const { delivered_at } = table.instants;
  return (row) => !Number.isNaN(delivered_at[row]);
};

/** The mean of a column over the rows that count; NaN where one of them lacks it. */
export function mean(what: string, theory: number, column: Column, where: Where = everyRow): Truth {
  return { what, theory, of: (run) => average(valuesIn(run, column, where)) };
}

/** The share of rows whose column exceeds `t` hours. */
export function shareAbove(what: string, theory: number, column: Column, t: number): Truth {
  const of = (run: Run): number => {
    const values = valuesIn(run, column, everyRow);
    return values.filter((value) => value > t).length / values.length;
  };
  return { what, theory, of };
}

/** The sample quantile: the least value that a share `p` of rows does not exceed. */
export function sampleQuantile(what: string, theory: number, column: Column, p: number): Truth {
  const of = (run: Run): number => {
    const values = valuesIn(run, column, everyRow).sort((a, b) => a - b);
    return values[Math.ceil(p * values.length) - 1] ?? Number.NaN;
  };
  return { what, theory, of };
}

/** The share of rows that meet a condition. */
export function share(what: string, theory: number, where: Where): Truth {
  const of = (run: Run): number => run.rows.filter(where(run)).length / run.rows.length;
  return { what, theory, of };
}

/** An average over time after the warm-up. */
export function overTime(
  what: string,
  theory: number,
  amount: (watch: Run["watch"]) => number,
): Truth {
  return { what, theory, of: (run) => amount(run.watch) / counted(run) };
}

/** Time after the warm-up. */
function counted({ scenario: { clock } }: Run): number {
  return clock.end - clock.start - clock.warm_up;
}

/** Needs that count, against what their rate lets expect: 0 on average. */
export function arrivalsControl(perHour: number): (run: Run) => number {
  return (run) => {
    const { start, end, warm_up } = run.scenario.clock;
    let needs = 0;
    for (const at of run.table.instants.needed_at) if (at >= start + warm_up) needs++;
    return needs / ((perHour * (end - start - warm_up)) / HOUR) - 1;
  };
}

/** Officers of a node at work, against the load: 0 on average where nothing is turned away. */
export function loadControl(node: string, load: number): (run: Run) => number {
  return (run) => run.watch.node(node).inHand.area / counted(run) / load - 1;
}

/** Several controls as one. */
export function together(...controls: readonly ((run: Run) => number)[]): (run: Run) => number[] {
  return (run) => controls.map((control) => control(run));
}

function valuesIn(run: Run, column: Column, where: Where): number[] {
  const values = column(run);
  const counts = where(run);
  return run.rows.filter(counts).map((row) => (values[row] ?? Number.NaN) / HOUR);
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
