import { civilDate, DAY, instantOfCivil } from "@contactpoint/engine";
import type { Duration, Instant } from "@contactpoint/engine";

export interface Deposit {
  readonly state: string;
  /** When the instrument of ratification or accession was deposited; its UTC day counts. */
  readonly at: Instant;
  /** False for a regional organisation, whose instrument adds nothing to those of its members. */
  readonly counts: boolean;
}

export interface EntryRule {
  readonly deposits: number;
  /** From the day of the last needed deposit to entry into force. */
  readonly wait: Duration;
  /** From the day of a later State's deposit to the day it is bound. */
  readonly later: Duration;
}

/** UN-65, UN-65.2: the 90th day after the 40th deposit; later States on the 30th day after theirs. */
export const UNCC_ENTRY: EntryRule = { deposits: 40, wait: 90 * DAY, later: 30 * DAY };

/**
 * When a convention enters into force and who is bound from when, at midnight UTC. With `D` the
 * day of the last needed deposit, it is in force from `E = D + wait`; whoever deposited on or
 * before `D` is bound from `E`, anybody later from `max(E, deposit + later)`. An organisation that
 * does not count is bound by the same rule. Too few deposits: null, and nobody is bound.
 * Throws a RangeError if a State is listed twice or the rule needs no deposit.
 */
export function entryIntoForce(
  deposits: readonly Deposit[],
  rule: EntryRule,
): { inForce: Instant | null; boundFrom: Record<string, Instant> } {
  requireUsable(deposits, rule);
  const counted = deposits.filter(({ counts }) => counts).map(({ at }) => startOfDay(at));
  const lastNeeded = counted.sort((a, b) => a - b)[rule.deposits - 1];
  if (lastNeeded === undefined) {
    return { inForce: null, boundFrom: {} };
  }
  const inForce = lastNeeded + rule.wait;
  const boundFrom: Record<string, Instant> = {};
  for (const { state, at } of deposits) {
    const day = startOfDay(at);
    boundFrom[state] = day <= lastNeeded ? inForce : Math.max(inForce, day + rule.later);
  }
  return { inForce, boundFrom };
}

/** In force between its first Parties; not a deposit of anybody later. */
export const BUDAPEST_IN_FORCE: Instant = instantOfCivil(2004, 7, 1);

/**
 * BC-36.4: a later Party is bound from the first day of the month after three months from its
 * deposit (20 June gives 1 October), and never before the convention is in force.
 */
export function budapestBoundFrom(deposit: Instant): Instant {
  const { year, month } = civilDate(deposit);
  // Three months on lie in the third month after the deposit's, whatever the day (a day that this
  // month lacks becomes its last), so the first day that follows opens the fourth.
  const months = month - 1 + 4;
  const bound = instantOfCivil(year + Math.floor(months / 12), (months % 12) + 1, 1);
  return Math.max(BUDAPEST_IN_FORCE, bound);
}

function startOfDay(at: Instant): Instant {
  return Math.floor(at / DAY) * DAY;
}

function requireUsable(deposits: readonly Deposit[], rule: EntryRule): void {
  if (!Number.isInteger(rule.deposits) || rule.deposits < 1) {
    throw new RangeError(`A convention needs at least one deposit, not ${rule.deposits}.`);
  }
  const states = new Set<string>();
  for (const { state } of deposits) {
    if (states.has(state)) {
      throw new RangeError(`${state} deposits twice.`);
    }
    states.add(state);
  }
}
