import {
  type DescribedTransition,
  describeMachine,
  moveKey,
  publishedMoves,
} from "../machine/describe-machine.ts";
import { type Effect, effectRecorder } from "../machine/effect-recorder.ts";
import type { Instance, Interpreter } from "../machine/interpreter.ts";
import type { MachineSpec, TimerOrders } from "../machine/machine-spec.ts";
import { interpretByXState } from "../machine/xstate-interpreter.ts";

/** An event, the name of a live timer that comes due (`holdEnd@preserved`), or ms that pass. */
export type BenchAct<E> = E | string | number;

/** One line of a transition table. */
export interface TableRow<C, E> {
  /** A true sentence. */
  readonly says: string;
  /** Id of the article the transition follows; a dash is practice. */
  readonly article: string;
  readonly from: string;
  readonly when: E | string;
  readonly to: string;
  /** Orders of the step in words, timers left out. */
  readonly orders: readonly string[];
  /** What differs from the bench's context at the start. */
  readonly given: Partial<C>;
}

/** What is seen of a machine at the end of a ride. */
export interface Ride<C> {
  readonly state: string;
  readonly context: C;
  /** Orders of the last act in words, timers left out. */
  readonly orders: readonly string[];
  /** Live timers by name, with their due instants. */
  readonly live: Readonly<Record<string, number>>;
  /** Moves of the last act. */
  readonly moves: readonly string[];
  readonly taken: boolean;
}

/** Puts one machine through acts. `ways` gives for each leaf the acts that lead there. */
export interface MachineBench<C, E> {
  ride(acts: readonly BenchAct<E>[], given?: Partial<C>): Ride<C>;
  /** The step of a row, from its state. */
  step(row: TableRow<C, E>): Ride<C>;
  /** Articles of the published transitions that make these moves; a dash where they name none. */
  articlesOf(moves: readonly string[]): Set<string>;
  /** Published moves that no row makes. */
  unseen(rows: readonly TableRow<C, E>[]): string[];
}

export function machineBench<
  C extends { now: number },
  E extends { type: string },
  Out extends TimerOrders,
>(
  spec: MachineSpec<C, E, Out>,
  start: C,
  ways: Readonly<Record<string, readonly BenchAct<E>[]>>,
): MachineBench<C, E> {
  const moves: string[] = [];
  const run = interpretByXState(spec, {
    onMicrostep: (from, event, to) => void moves.push(moveKey(from, event, to)),
  });
  const table = describeMachine(spec);

  function ride(acts: readonly BenchAct<E>[], given: Partial<C> = {}): Ride<C> {
    const recorder = effectRecorder<Out>();
    const instance = run.start({ ...start, ...given }, recorder.out);
    moves.length = 0;
    let effects = recorder.take();
    let taken = true;
    for (const act of acts) {
      moves.length = 0;
      taken = enact(run, instance, act, recorder.out);
      effects = recorder.take();
    }
    return {
      state: run.states[instance.state] ?? "",
      context: instance.context,
      orders: effects.flatMap(inWords),
      live: liveTimers(run.timers, instance.dues),
      moves: [...moves],
      taken,
    };
  }

  function step({ from, when, given }: TableRow<C, E>): Ride<C> {
    const way = ways[from];
    if (way === undefined) throw new Error(`no way to ${from} is known`);
    const there = ride(way, given).state;
    if (there !== from) throw new Error(`the way to ${from} leads to ${there}`);
    return ride([...way, when], given);
  }

  return {
    ride,
    step,
    articlesOf: (made) => articlesOf(table, made),
    unseen(rows) {
      const left = publishedMoves(table);
      for (const row of rows) for (const move of step(row).moves) left.delete(move);
      return [...left].toSorted();
    },
  };
}

/** Whether a transition was taken; the passing of time takes none. */
function enact<C extends { now: number }, E extends { type: string }, Out extends TimerOrders>(
  run: Interpreter<C, E, Out>,
  instance: Instance<C>,
  act: BenchAct<E>,
  out: Out,
): boolean {
  if (typeof act === "number") {
    instance.context.now += act;
    return false;
  }
  if (typeof act !== "string") return run.step(instance, act, out);
  const timer = run.timers.indexOf(act);
  const due = instance.dues[timer] ?? -1;
  if (due < 0) throw new Error(`${act} is not live in ${run.states[instance.state]}`);
  instance.context.now = Math.max(instance.context.now, due);
  return run.fire(instance, timer, out);
}

function articlesOf(table: readonly DescribedTransition[], made: readonly string[]): Set<string> {
  return new Set(
    table
      .filter(({ event, moves }) =>
        moves.some(({ from, to }) => made.includes(moveKey(from, event, to))),
      )
      .map(({ article = "-" }) => article),
  );
}

function liveTimers(names: readonly string[], dues: number[]): Record<string, number> {
  return Object.fromEntries(
    names.map((name, at) => [name, dues[at] ?? -1] as const).filter(([, due]) => due >= 0),
  );
}

/** A row for each of the states it starts from; `to` may depend on them. */
export function tableRows<C, E>(
  says: string,
  article: string,
  from: string | readonly string[],
  when: E | string,
  to: string | ((from: string) => string),
  orders: readonly string[] = [],
  given: Partial<C> = {},
): TableRow<C, E>[] {
  const states = typeof from === "string" ? [from] : from;
  return states.map((state) => ({
    says: states.length > 1 ? `${says}, in ${state}` : says,
    article,
    from: state,
    when,
    to: typeof to === "string" ? to : to(state),
    orders,
    given,
  }));
}

function inWords({ type, values }: Effect): string[] {
  if (type === "schedule" || type === "cancel") return [];
  const words = values
    .filter((value) => value !== null && value !== undefined)
    .map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
  return [[type, ...words].join(" ")];
}
