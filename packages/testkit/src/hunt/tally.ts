import type { Duration } from "@contactpoint/engine";

/** What a number of runs did and met. Plain data, and Maps, so that threads can send it. */
export interface Tally {
  readonly runs: number;
  readonly events: number;
  readonly records: number;
  /** Virtual time of all runs together. */
  readonly virtual: Duration;
  /** How often faults of a kind really changed something. */
  readonly faults: Counts;
  /** How often the premise of a rule was true, by its number. */
  readonly premises: Counts;
  /** Transitions taken, by their name: `hold: ordered, providerAnswered, preserved.running`. */
  readonly transitions: Counts;
}

export type Counts = ReadonlyMap<string, number>;

export const NOTHING_YET: Tally = {
  runs: 0,
  events: 0,
  records: 0,
  virtual: 0,
  faults: new Map(),
  premises: new Map(),
  transitions: new Map(),
};

/** The tally of both together. */
export function addTally(one: Tally, other: Tally): Tally {
  return {
    runs: one.runs + other.runs,
    events: one.events + other.events,
    records: one.records + other.records,
    virtual: one.virtual + other.virtual,
    faults: added(one.faults, other.faults),
    premises: added(one.premises, other.premises),
    transitions: added(one.transitions, other.transitions),
  };
}

function added(one: Counts, other: Counts): Counts {
  const sum = new Map(one);
  for (const [key, count] of other) increase(sum, key, count);
  return sum;
}

export function increase(counts: Map<string, number>, key: string, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
