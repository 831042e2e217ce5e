import { DAY, HOUR } from "@contactpoint/engine";
import type { Duration } from "@contactpoint/engine";
import type { Urgency } from "@contactpoint/protocol";
import type { JudgedScenario } from "./rule.ts";

// No treaty gives a limit in hours for an acknowledgement or an answer: all of these are design choices.

/** Nobody moving a matter for so long is explained by no row of holidays and no queue. */
export const PERSON_BOUND: Duration = 14 * DAY;
/** A message that a healed link carries is there by then. */
const LINK_BOUND: Duration = 2 * DAY;
/** An urgent task does not wait for longer beside somebody who is there or on call and idle. */
export const PERSON_TARGET: Duration = DAY;
/** A contact point that is back has caught up by then. */
export const RECOVERY_BOUND: Duration = HOUR;

const URGENCIES: readonly Urgency[] = ["emergency", "urgent", "routine"];

/**
 * The time after which a request of a healed core must have moved: every try and every status query
 * was waited for, the last message has arrived and somebody has dealt with it. A liveness phase
 * that shall decide all liveness rules lasts for longer than that.
 */
export function livenessBound({ escalation, practice }: JudgedScenario): Duration {
  const { after, most } = practice.status_query;
  let bound = PERSON_BOUND + LINK_BOUND + (most + 1) * longest(after);
  for (const { tries, wait } of escalation) bound += tries * longest(wait);
  return bound;
}

function longest(waits: Readonly<Record<Urgency, Duration>>): Duration {
  return Math.max(...URGENCIES.map((urgency) => waits[urgency]));
}
