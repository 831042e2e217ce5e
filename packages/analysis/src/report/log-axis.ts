import { DAY, exp, HOUR, ln, MINUTE, SECOND } from "@contactpoint/engine";
import type { Duration } from "@contactpoint/engine";

const TICKS: readonly (readonly [at: Duration, name: string])[] = [
  [SECOND, "1 s"],
  [10 * SECOND, "10 s"],
  [MINUTE, "1 min"],
  [5 * MINUTE, "5 min"],
  [15 * MINUTE, "15 min"],
  [HOUR, "1 h"],
  [4 * HOUR, "4 h"],
  [12 * HOUR, "12 h"],
  [DAY, "1 d"],
  [3 * DAY, "3 d"],
  [7 * DAY, "7 d"],
  [30 * DAY, "30 d"],
  [90 * DAY, "90 d"],
  [360 * DAY, "360 d"],
];

/** A logarithmic axis of time: where a duration stands between 0 and 1, ends included. */
export interface LogAxis {
  readonly from: Duration;
  readonly until: Duration;
  readonly ticks: readonly (readonly [at: Duration, name: string])[];
  place(duration: Duration): number;
  /** The duration at a place, for sampling a curve evenly. */
  at(place: number): Duration;
}

/** An axis between two ticks that holds both durations; it spans more than one tick. */
export function logAxis(shortest: Duration, longest: Duration): LogAxis {
  const below = TICKS.findLastIndex(([at]) => at <= shortest);
  const above = TICKS.findIndex(([at]) => at >= longest);
  const first = Math.max(0, Math.min(below, TICKS.length - 3));
  const last = Math.max(first + 2, above < 0 ? TICKS.length - 1 : above);
  const ticks = TICKS.slice(first, last + 1);
  const from = ticks[0]?.[0] ?? SECOND;
  const until = Math.max(ticks.at(-1)?.[0] ?? DAY, above < 0 ? longest : 0);
  const span = ln(until / from);
  return {
    from,
    until,
    ticks,
    place: (duration) => Math.min(1, Math.max(0, ln(Math.max(duration, from) / from) / span)),
    at: (place) => from * exp(place * span),
  };
}
