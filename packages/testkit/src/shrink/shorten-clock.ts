import { DAY, formatInstant, formatIsoDuration, HOUR } from "@contactpoint/engine";

import type { Court } from "./court.ts";
import { valueAt, withoutPlace, withValue } from "./place.ts";
import { parseSpan } from "./written-times.ts";

/** The first Monday of 2027: no clock changes and few holidays are near. */
const PLAIN_START = "2027-01-04T00:00:00Z";

/** Ends the run soon after the violation, and lets it begin at a plain time. */
export function shortenClock(court: Court): void {
  court.takes(withoutPlace(court.document, ["clock", "warm_up"]));
  const { start } = court.trial.scenario.clock;
  const midnight = `${formatInstant(start).slice(0, 10)}T00:00:00Z`;
  for (const plain of [PLAIN_START, midnight]) {
    if (valueAt(court.document, ["clock", "start"]) === PLAIN_START) break;
    if (court.takes(withValue(court.document, ["clock", "start"], plain))) break;
  }
  const duration = parseSpan(String(valueAt(court.document, ["clock", "duration"])));
  if (duration === null) return;
  for (const shorter of lengths(court).filter((each) => each < duration)) {
    const written = formatIsoDuration(shorter);
    if (court.takesMended(withValue(court.document, ["clock", "duration"], written))) return;
  }
}

/** Just after the violation, and the even lengths between. */
function lengths(court: Court): number[] {
  const [judged] = court.trial.verdicts;
  const verdict = judged?.verdict;
  const last = verdict?.verdict === "violated" ? verdict.witness.at(-1)?.record.at : undefined;
  const until = (last ?? court.trial.scenario.clock.end) - court.trial.scenario.clock.start;
  const after = [HOUR, DAY].map((unit) => (Math.floor(until / unit) + 1) * unit);
  return [...new Set([HOUR, DAY, 7 * DAY, 30 * DAY, 60 * DAY, 90 * DAY, ...after])].toSorted(
    (one, other) => one - other,
  );
}
