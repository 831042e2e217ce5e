import type { MachineSpec, TimerOrders } from "./machine-spec.ts";

/** One running machine. Its context is replaced or mutated by steps: read it here, never keep it. */
export interface Instance<C> {
  /** Index into `Interpreter.states`. */
  state: number;
  context: C;
  /** For each timer the instant (ms) at which its live order comes due, or -1 if it has none. */
  readonly dues: number[];
}

/**
 * Runs a machine. The host writes `instance.context.now` before each call; orders leave through
 * `out`, within which no instance may be stepped. A call that throws leaves its instance unusable.
 *
 * @throws a RangeError if a delay is not finite and at least 0, an Error if the machine does not come to rest
 */
export interface Interpreter<
  C extends { now: number },
  E extends { type: string },
  Out extends TimerOrders,
> {
  readonly spec: MachineSpec<C, E, Out>;
  /** Leaf states as dotted paths, e.g. `holding.asked`; the index is `Instance.state`. */
  readonly states: readonly string[];
  /** `<delay>@<path>` (the root's path is `.`); the index is the timer's number. */
  readonly timers: readonly string[];
  /** Enters the initial states. The instance takes the context over. */
  start(context: C, out: Out): Instance<C>;
  /** Whether the event led to a transition, one without target included. A finished instance takes none. */
  step(instance: Instance<C>, event: E, out: Out): boolean;
  /** A timer came due. Stale ones (whose due instant is no longer in `dues`) are for the host to drop. */
  fire(instance: Instance<C>, timer: number, out: Out): boolean;
  /** Whether the state is a final one at top level. */
  isFinal(state: number): boolean;
}

/** Options of both interpreters. */
export interface InterpreterOptions {
  /**
   * Called after each transition taken, with leaf paths before and after and the trigger as in
   * `describeMachine`. The initial entry is none.
   */
  readonly onMicrostep?: (from: string, event: string, to: string) => void;
}
