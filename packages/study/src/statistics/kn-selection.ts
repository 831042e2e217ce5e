import { power } from "@contactpoint/engine";
import { momentsOf } from "./moments.ts";

/** What a selection by KN is asked for; systems are numbered from 0. */
export interface KnRule {
  readonly systems: number;
  /** Replications of all systems before the first may be dropped, at least 2. */
  readonly first_stage: number;
  /** The least difference that matters, above 0, in the metric's unit. */
  readonly indifference: number;
  /** Above 1/systems. */
  readonly confidence: number;
  readonly better: "higher" | "lower";
}

/** Where a selection stands after `replications`: plain data. */
export interface KnState {
  readonly rule: KnRule;
  readonly replications: number;
  /** Systems still in play, ascending. */
  readonly alive: readonly number[];
  readonly dropped: readonly { readonly system: number; readonly after: number }[];
  /** The system selected, once one is left or the differences are known to be indifferent. */
  readonly best: number | null;
  /** By system, of the values seen (with their sign changed where lower is better). */
  readonly sums: readonly number[];
  /** By system, values of the first stage; emptied when it is over. */
  readonly first: readonly (readonly number[])[];
  /** First-stage variance of the difference of each pair; empty until the stage is over. */
  readonly variances: readonly (readonly number[])[];
}

/** Nothing seen yet. A RangeError where the rule asks for what cannot be. */
export function startKn(rule: KnRule): KnState {
  const { systems, first_stage, indifference, confidence } = rule;
  const possible = confidence > 1 / systems && confidence < 1 && indifference > 0;
  if (!possible || !(systems >= 2) || !(first_stage >= 2)) {
    throw new RangeError(`KN cannot select by ${JSON.stringify(rule)}`);
  }
  const everybody = Array.from({ length: systems }, (_, system) => system);
  return {
    rule,
    replications: 0,
    alive: everybody,
    dropped: [],
    best: null,
    sums: everybody.map(() => 0),
    first: everybody.map(() => []),
    variances: [],
  };
}

/**
 * Takes one more replication of every system in play: the fully sequential procedure KN of Kim and
 * Nelson (ACM TOMACS 11 (2001) 251-273), c = 1. With at least the confidence asked for it selects a
 * system within `indifference` of the best; values are normal and independent between replications,
 * while systems may be correlated, which common random numbers make use of. Where replications
 * share draws of the parameters a "replication" is the mean of one draw.
 *
 * `values` by system number; those of dropped systems are not looked at. The state comes back as it
 * is once the best is selected. A RangeError where a system in play has no finite value.
 */
export function advanceKn(state: KnState, values: readonly (number | null)[]): KnState {
  if (state.best !== null) return state;
  const sign = state.rule.better === "higher" ? 1 : -1;
  const seen = state.sums.map((_, system) => sign * (values[system] ?? Number.NaN));
  const missing = state.alive.find((system) => !Number.isFinite(seen[system]));
  if (missing !== undefined) throw new RangeError(`system ${missing} has no value for KN`);
  const plays = new Set(state.alive);
  const sums = state.sums.map((sum, at) => (plays.has(at) ? sum + (seen[at] ?? 0) : sum));
  const replications = state.replications + 1;
  const next = { ...state, replications, sums };
  if (state.variances.length > 0) return screen(next);
  const first = state.first.map((stage, at) => [...stage, seen[at] ?? 0]);
  if (replications < state.rule.first_stage) return { ...next, first };
  const variances = first.map((one) => first.map((other) => varianceOfDifference(one, other)));
  return screen({ ...next, first: first.map(() => []), variances });
}

/** h² = 2η(n₀ - 1), with η = ½[(2α/(k - 1))^(-2/(n₀ - 1)) - 1]. */
export function knConstants(rule: Pick<KnRule, "systems" | "first_stage" | "confidence">): {
  readonly eta: number;
  readonly h2: number;
} {
  const degrees = rule.first_stage - 1;
  const share = (2 * (1 - rule.confidence)) / (rule.systems - 1);
  const eta = (power(share, -2 / degrees) - 1) / 2;
  return { eta, h2: 2 * eta * degrees };
}

function screen(state: KnState): KnState {
  const { alive, sums, replications: r, rule } = state;
  const { h2 } = knConstants(rule);
  let longest = 0;
  const loses = (system: number): boolean =>
    alive.some((other) => {
      if (other === system) return false;
      const limit = (h2 * (state.variances[system]?.[other] ?? 0)) / rule.indifference;
      longest = Math.max(longest, limit / rule.indifference);
      const slack = Math.max(0, (limit - rule.indifference * r) / 2);
      return (sums[system] ?? 0) < (sums[other] ?? 0) - slack;
    });
  const losers = alive.filter(loses);
  const left = alive.filter((system) => !losers.includes(system));
  const dropped = [...state.dropped, ...losers.map((system) => ({ system, after: r }))];
  // Beyond the longest sampling only equal sums are left; the first of them stands for all.
  const decided = left.length === 1 || r > longest;
  return { ...state, alive: left, dropped, best: decided ? (left[0] ?? null) : null };
}

function varianceOfDifference(one: readonly number[], other: readonly number[]): number {
  return momentsOf(one.map((value, at) => value - (other[at] ?? 0)))?.variance ?? 0;
}
