import { publishedTransitions, RULES } from "@contactpoint/analysis";
import { type Counts, type HuntOutcome, transitionName } from "@contactpoint/testkit";

import type { Ground } from "./hunt-ground.ts";
import type { CheckWishes } from "./perform-check.ts";
import type { WrittenFind } from "./write-find.ts";

/** What `check --json` prints. Spans are seconds. */
export interface CheckResult {
  /** Of the scenario hunted around; null for fictitious networks. */
  readonly scenario: string | null;
  readonly seed: number;
  readonly runs: number;
  readonly wanted_runs: number;
  /** Whether time was up before the last run. */
  readonly cut_short: boolean;
  readonly events: number;
  readonly records: number;
  readonly virtual_s: number;
  /** By kind, how often a fault really changed something. */
  readonly faults_fired: Readonly<Record<string, number>>;
  readonly rules: readonly CheckedRule[];
  /** Rules that the scenario expects to be violated; they were not judged. */
  readonly excepted: readonly string[];
  readonly sometimes: readonly Sometimes[];
  readonly transitions: {
    readonly published: number;
    readonly taken: number;
    readonly not_taken: readonly string[];
  };
  readonly found: readonly WrittenFind[];
}

export interface CheckedRule {
  readonly number: string;
  readonly id: string;
  readonly verdict: "no-violation" | "violated" | "not-checked";
  /** How often its premise was true. */
  readonly checked: number;
}

/** Something that must happen sometimes, or the hunt was too tame. */
export interface Sometimes {
  readonly id: string;
  readonly hits: number;
  readonly minimum: number;
  /** `not-held-to-it`: the hunt is too short, or around a scenario in which it may be impossible. */
  readonly verdict: "met" | "missed" | "not-held-to-it";
}

export function checkResult(
  { seed, runs, scenario }: CheckWishes,
  { id, rules, excepted }: Ground,
  { tally, cutShort }: HuntOutcome,
  found: readonly WrittenFind[],
): CheckResult {
  const published = publishedTransitions().map(transitionName);
  const notTaken = published.filter((name) => !tally.transitions.has(name));
  return {
    scenario: scenario === undefined ? null : id,
    seed,
    runs: tally.runs,
    wanted_runs: runs,
    cut_short: cutShort,
    events: tally.events,
    records: tally.records,
    virtual_s: tally.virtual / 1_000,
    faults_fired: Object.fromEntries([...tally.faults].toSorted(byName)),
    rules: checkedRules(rules, tally.premises, found),
    excepted,
    sometimes: [],
    transitions: {
      published: published.length,
      taken: published.length - notTaken.length,
      not_taken: notTaken,
    },
    found,
  };
}

function checkedRules(
  judged: readonly string[],
  premises: Counts,
  found: readonly WrittenFind[],
): CheckedRule[] {
  return RULES.filter(({ number }) => judged.includes(number)).map(({ number, id }) => {
    const checked = premises.get(number) ?? 0;
    const isViolated = found.some(({ rule }) => rule === number);
    const verdict = isViolated ? "violated" : checked > 0 ? "no-violation" : "not-checked";
    return { number, id, verdict, checked };
  });
}

function byName([one]: readonly [string, number], [other]: readonly [string, number]): number {
  return one < other ? -1 : 1;
}
