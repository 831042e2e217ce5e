import type { Duration, Instant } from "@contactpoint/engine";
import { strikingOf } from "./register-truth.ts";
import type { JudgedScenario } from "./rule.ts";

/** How far contact points' own clocks may be from true time, by the scenario's clock faults alone. */
export class ClockSkew {
  readonly #byNode = new Map<string, ClockFault[]>();

  constructor({ faults, liveness }: Pick<JudgedScenario, "faults" | "liveness">) {
    for (const fault of faults) {
      if (fault.kind !== "clock") continue;
      for (const state of fault.states) {
        const before = this.#byNode.get(state);
        const striking = strikingOf(fault, state, liveness);
        if (striking === undefined) continue;
        const struck = { ...fault, ...striking };
        if (before === undefined) this.#byNode.set(state, [struck]);
        else before.push(struck);
      }
    }
  }

  /**
   * The most by which what `node` did at `at` may be early or late, in milliseconds: the offset and
   * the drift of each fault that had begun, added up, for a time may be read under one and come due
   * under another.
   */
  most(node: string, at: Instant): Duration {
    const faults = this.#byNode.get(node);
    if (faults === undefined) return 0;
    let most = 0;
    for (const { from, until, offset, drift } of faults) {
      if (from > at) continue;
      most += Math.abs(offset) + Math.ceil(Math.abs(drift) * (Math.min(at, until) - from));
    }
    return most;
  }
}

type ClockFault = Extract<JudgedScenario["faults"][number], { kind: "clock" }>;
