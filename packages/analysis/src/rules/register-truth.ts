import type { Instant } from "@contactpoint/engine";
import type { JudgedScenario } from "./rule.ts";

/** Who was in the register when: all States, but for those that the scenario's faults strike off. */
export class RegisterTruth {
  readonly #states: ReadonlySet<string>;
  readonly #strikings = new Map<string, Striking[]>();

  constructor({ states, faults, liveness }: JudgedScenario) {
    this.#states = new Set(states.map(({ id }) => id));
    for (const fault of faults) {
      if (fault.kind !== "revocation") continue;
      for (const state of fault.states) {
        const striking = strikingOf(fault, state, liveness);
        if (striking === undefined) continue;
        const known = this.#strikings.get(state);
        if (known === undefined) this.#strikings.set(state, [striking]);
        else known.push(striking);
      }
    }
  }

  /** At the very instants at which one is struck off and put back it is both. */
  isListed(state: string, at: Instant): boolean {
    if (!this.#states.has(state)) return false;
    const strikings = this.#strikings.get(state);
    return strikings === undefined || !strikings.some(({ from, until }) => from < at && at < until);
  }

  /** True if one of the States was struck off at some time from `from` to `until`, both included. */
  wasStruckOff(states: readonly string[], from: Instant, until: Instant): boolean {
    if (this.#strikings.size === 0) return false;
    for (const state of states) {
      for (const striking of this.#strikings.get(state) ?? []) {
        if (striking.from <= until && from < striking.until) return true;
      }
    }
    return false;
  }
}

/** Half open: at `until` the State is back. */
interface Striking {
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * When a fault strikes a State, or undefined if it never does: in a liveness phase none begins, the
 * core is healed, and what strikes others then strikes them to the end.
 */
export function strikingOf(
  { from, until }: Striking,
  state: string,
  liveness: JudgedScenario["liveness"],
): Striking | undefined {
  if (liveness === undefined) return { from, until };
  if (from >= liveness.from) return undefined;
  if (until <= liveness.from) return { from, until };
  return { from, until: liveness.core.includes(state) ? liveness.from : Infinity };
}
