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
  readonly instance: Instance<{ now: number }>;
  /** When it goes off; `Infinity` while it is not set. An entry for another instant is stale. */
  due: Instant = Infinity;
  readonly #sleeper: Sleeper;

  constructor(
    sleeper: Sleeper,
    of: Case,
    machine: Machine,
    item: number,
    instance: Instance<{ now: number }>,
  ) {
    this.#sleeper = sleeper;
    this.of = of;
    this.machine = machine;
    this.item = item;
    this.instance = instance;
  }

  happen(): void {
    this.#sleeper.wake(this);
  }
}
