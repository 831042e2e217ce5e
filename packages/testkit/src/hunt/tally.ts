import { addOccurrences, type OccurrenceTally } from "@contactpoint/analysis";
import type { Duration } from "@contactpoint/engine";

/** What a number of runs did and came upon. Plain data and Maps, so that threads can send it. */
export interface Tally extends OccurrenceTally {
  readonly runs: number;
  readonly events: number;
  readonly records: number;
  /** Virtual time of all runs together. */
  readonly virtual: Duration;
}

export const NOTHING_YET: Tally = {
  runs: 0,
  events: 0,
  records: 0,
  virtual: 0,
  occurrences: new Map(),
  faults: new Map(),
  transitions: new Map(),
  premises: new Map(),
};

/** The tally of both together. */
export function addTally(one: Tally, other: Tally): Tally {
  return {
    runs: one.runs + other.runs,
    events: one.events + other.events,
    records: one.records + other.records,
    virtual: one.virtual + other.virtual,
    ...addOccurrences(one, other),
  };
}
