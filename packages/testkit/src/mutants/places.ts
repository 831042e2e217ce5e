import type { Instant } from "@contactpoint/engine";
import type { MachineSpec, TimerOrders } from "@contactpoint/protocol";
import type { Happening, World } from "@contactpoint/world";
import type { Around } from "../trial/index.ts";
import { changedMachine, type MachineChange } from "./changed-machine.ts";

/** A fault in one of the machines, whichever interpreter runs it. */
export function inMachine<
  C extends { now: number },
  E extends { type: string },
  Out extends TimerOrders,
>(machine: MachineSpec<C, E, Out>, change: MachineChange<C, E, Out>): Around {
  // Made when it is first needed, and the same for every run from then on.
  let made: MachineSpec<C, E, Out> | null = null;
  return (host) => ({
    ...host,
    interpret: (spec, options) => {
      if (spec.id !== machine.id) return host.interpret(spec, options);
      made ??= changedMachine(machine, change);
      // The same id means the same machine, and so the same types.
      return host.interpret(made as unknown as typeof spec, options);
    },
  });
}

/** A fault in what surrounds the machines, planted into the world before anything happens in it. */
export function inWorld(plant: (world: World) => void): Around {
  return (host, world) => {
    const { agenda } = host;
    let planted = false;
    return {
      ...host,
      agenda: {
        get now() {
          return agenda.now;
        },
        at: (due: Instant, happening: Happening) => {
          if (!planted) {
            planted = true;
            plant(world());
          }
          agenda.at(due, happening);
        },
      },
    };
  };
}

/** Both around the same world; the inner one hears of things first. */
export function both(outer: Around, inner: Around): Around {
  return (host, world) => inner(outer(host, world), world);
}

/** Puts a method in place of one of an object's own; `original` does what it did. */
export function replaceMethod<T extends object, K extends keyof T>(
  object: T,
  name: K,
  replacement: (original: T[K]) => T[K],
): void {
  const method = object[name];
  if (typeof method !== "function") throw new Error(`${String(name)} is no method`);
  object[name] = replacement(method.bind(object) as T[K]);
}
