import { transitionName } from "@contactpoint/analysis";
import type { InterpreterOptions, MachineSpec, TimerOrders } from "@contactpoint/protocol";
import type { Interpret } from "@contactpoint/world";
import type { Around } from "../trial/index.ts";

/**
 * Counts which transitions the machines of runs take and how their guards turn out, the desks'
 * included, whose steps no journal shows. It changes nothing, and costs some speed.
 */
export class MachineCoverage {
  /** By `transitionName`. */
  readonly transitions = new Map<string, number>();
  /** By machine, guard and outcome: `hold: isWrong, false`. */
  readonly guards = new Map<string, number>();
  /** One watched machine for each, so that a compiler that keeps its tables finds it again. */
  readonly #watched = new WeakMap<object, unknown>();

  /** To be put around each run. */
  readonly around: Around = (host) => ({ ...host, interpret: this.#interpretBy(host.interpret) });

  #interpretBy(inner: Interpret): Interpret {
    return <C extends { now: number }, E extends { type: string }, Out extends TimerOrders>(
      spec: MachineSpec<C, E, Out>,
      options: InterpreterOptions = {},
    ) =>
      inner(this.#watch(spec), {
        onMicrostep: (from, event, to) => {
          increase(this.transitions, transitionName({ machine: spec.id, from, event, to }));
          options.onMicrostep?.(from, event, to);
        },
      });
  }

  #watch<C extends { now: number }, E extends { type: string }, Out extends TimerOrders>(
    spec: MachineSpec<C, E, Out>,
  ): MachineSpec<C, E, Out> {
    // Whatever is kept under a machine was made of that machine.
    const known = this.#watched.get(spec) as MachineSpec<C, E, Out> | undefined;
    if (known !== undefined) return known;
    const guards = Object.fromEntries(
      Object.entries(spec.guards).map(([name, guard]) => [
        name,
        (context: Readonly<C>, event: E): boolean => {
          const outcome = guard(context, event);
          increase(this.guards, guardOutcome(spec.id, name, outcome));
          return outcome;
        },
      ]),
    );
    const watched = { ...spec, guards };
    this.#watched.set(spec, watched);
    return watched;
  }
}

/** One name for a guard's outcome. */
export function guardOutcome(machine: string, guard: string, outcome: boolean): string {
  return `${machine}: ${guard}, ${outcome}`;
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
