import type { Instant } from "@contactpoint/engine";
import type { Instance } from "@contactpoint/protocol";
import type { Happening } from "./agenda.ts";
import type { Case } from "./case.ts";
import type { Machine } from "./surroundings.ts";

/** Whom an alarm wakes. */
export interface Sleeper {
  wake(alarm: Alarm): void;
}

/** The one queue entry on which a machine of a case sleeps until its next timer. */
export class Alarm implements Happening {
  readonly of: Case;
  readonly machine: Machine;
  readonly item: number;
  /** When it goes off; `Infinity` while it is not set. An entry for another instant is stale. */
  due: Instant = Infinity;
  readonly #sleeper: Sleeper;

  constructor(sleeper: Sleeper, of: Case, machine: Machine, item: number) {
    this.#sleeper = sleeper;
    this.of = of;
    this.machine = machine;
    this.item = item;
  }

  /** The machine that it wakes; undefined if the file has fallen back to when there was none. */
  get instance(): Instance<{ now: number }> | undefined {
    const { of, machine } = this;
    if (machine === "hold") return of.holds[this.item];
    return (machine === "requesting" ? of.requesting : of.requested) ?? undefined;
  }

  happen(): void {
    this.#sleeper.wake(this);
  }
}
