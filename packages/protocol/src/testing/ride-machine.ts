import fc from "fast-check";
import { effectRecorder } from "../machine/effect-recorder.ts";
import type { Interpreter, InterpreterOptions } from "../machine/interpreter.ts";
import type { TimerOrders } from "../machine/machine-spec.ts";

/** What happens to a machine, one act after the other; `wait` (ms) passes before each. */
export interface Act<E> {
  readonly wait: number;
  /** An event, the live timer that is due first, or any timer (modulo their number), live or not. */
  readonly what: E | "next timer" | number;
}

/** Sequences of acts on a machine. */
export function acts<E extends object>(event: fc.Arbitrary<E>): fc.Arbitrary<Act<E>[]> {
  const what = fc.oneof(
    { arbitrary: event, weight: 5 },
    { arbitrary: fc.constant<"next timer">("next timer"), weight: 3 },
    { arbitrary: fc.nat({ max: 100 }), weight: 1 },
  );
  const act = fc.record({ wait: fc.nat({ max: 40 }), what }, { noNullPrototype: true });
  return fc.array(act, { maxLength: 25, size: "max" });
}

/**
 * Everything that can be seen of a machine under a sequence of acts: after each its state, context,
 * due instants, orders and microsteps. If it does not come to rest, the record ends with that fact.
 */
export function rideMachine<
  C extends { now: number },
  E extends { type: string },
  Out extends TimerOrders,
>(
  interpret: (options: InterpreterOptions) => Interpreter<C, E, Out>,
  context: C,
  sequence: readonly Act<E>[],
): unknown[] {
  const moves: string[] = [];
  const recorder = effectRecorder<Out>();
  const run = interpret({ onMicrostep: (...move) => void moves.push(move.join("|")) });
  const seen: unknown[] = [];
  try {
    const instance = run.start({ ...context }, recorder.out);
    const look = (taken: boolean) => {
      seen.push({
        taken,
        state: run.states[instance.state],
        final: run.isFinal(instance.state),
        context: { ...instance.context },
        dues: [...instance.dues],
        effects: recorder.take(),
        moves: moves.splice(0),
      });
    };
    look(true);
    for (const { wait, what } of sequence) {
      instance.context.now += wait;
      if (typeof what === "object") {
        look(run.step(instance, what, recorder.out));
        continue;
      }
      const timer = what === "next timer" ? nextTimer(instance.dues) : what % run.timers.length;
      if (timer < 0 || run.timers.length === 0) continue;
      instance.context.now = Math.max(instance.context.now, instance.dues[timer] ?? 0);
      look(run.fire(instance, timer, recorder.out));
    }
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith("Infinite loop"))) throw error;
    // The two count microsteps differently, so what they did before giving up may differ.
    seen.push("does not come to rest");
  }
  return seen;
}

/** The live timer with the earliest due instant, or -1. */
function nextTimer(dues: number[]): number {
  let next = -1;
  dues.forEach((due, timer) => {
    if (due >= 0 && (next < 0 || due < (dues[next] ?? 0))) next = timer;
  });
  return next;
}
