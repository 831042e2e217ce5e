import { FIRING_KINDS, type HuntOutcome, type Lane, laneOf } from "@contactpoint/testkit";

import type { Ground } from "./hunt-ground.ts";
import type { CheckWishes } from "./check-wishes.ts";
import type { WrittenFind } from "./write-find.ts";

/** What `check --json` prints. */
export interface CheckResult extends Lane {
  /** Id of the scenario hunted around; null for fictitious networks. */
  readonly scenario: string | null;
  readonly seed: number;
  readonly wanted_runs: number;
  /** Rules that the scenario expects to be violated; they were not judged. */
  readonly excepted: readonly string[];
  readonly found: readonly WrittenFind[];
}

/** Fewer runs need not come upon everything. */
const RUNS_HELD_TO_MINIMA = 1_000;

export function checkResult(
  { seed, runs, scenario }: CheckWishes,
  { id, rules, excepted }: Ground,
  outcome: HuntOutcome,
  found: readonly WrittenFind[],
): CheckResult {
  const isOwn = scenario !== undefined;
  const heldToMinima = !isOwn && outcome.finds.length === 0 && runs >= RUNS_HELD_TO_MINIMA;
  return {
    scenario: isOwn ? id : null,
    seed,
    wanted_runs: runs,
    ...laneOf(outcome, {
      rules,
      faults: FIRING_KINDS,
      heldToMinima: heldToMinima && !outcome.cutShort,
    }),
    excepted,
    found,
  };
}

/** Whether nothing put any of the rules to the test. */
export function isVacuous({ rules }: CheckResult): boolean {
  return rules.every(({ verdict }) => verdict === "not-checked");
}
