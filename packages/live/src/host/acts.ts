import type { Instant } from "@contactpoint/engine";
import type { LiveAgenda } from "./live-agenda.ts";

/** Where in the life of a host something was done. */
export interface ActStamp {
  /** Happenings that had been carried out before. */
  readonly position: number;
  readonly at: Instant;
}

/** What somebody did in an earlier life of the process. */
export interface RecalledAct extends ActStamp {
  readonly carryOut: () => void;
}

/**
 * What people do to a host. An act is a happening like any other: it comes when all that was due
 * before has been carried out, and in the next life of the process it comes in the same place.
 */
export class Acts {
  readonly #recalled: RecalledAct[];
  readonly #awaiting: ((stamp: ActStamp) => void)[] = [];

  /** `recalled`: in the order of their positions. */
  constructor(recalled: readonly RecalledAct[]) {
    this.#recalled = [...recalled];
  }

  /** Some acts of an earlier life have not been done again yet. */
  get areToCome(): boolean {
    return this.#recalled.length > 0;
  }

  /** Something is to be done as soon as it can be. */
  push(carryOut: (stamp: ActStamp) => void): void {
    this.#awaiting.push(carryOut);
  }

  /** Enters the act of an earlier life whose place is reached; false if none is. */
  recall(agenda: LiveAgenda): boolean {
    const [next] = this.#recalled;
    if (next === undefined || next.position !== agenda.events) return false;
    this.#recalled.shift();
    agenda.at(Math.max(next.at, agenda.now), { happen: next.carryOut });
    return true;
  }

  /** How many of `most` happenings may follow before the next act of an earlier life. */
  most(agenda: LiveAgenda, most: number): number {
    const [next] = this.#recalled;
    return next === undefined ? most : Math.min(most, next.position - agenda.events);
  }

  /** Carries out the next new act, at the present `at`; false if there is none. */
  next(agenda: LiveAgenda, at: Instant): boolean {
    const carryOut = this.#awaiting.shift();
    if (carryOut === undefined) return false;
    const stamp = { position: agenda.events, at: Math.max(at, agenda.now) };
    agenda.at(stamp.at, { happen: () => carryOut(stamp) });
    agenda.run(stamp.at + 1, 1);
    return true;
  }
}
