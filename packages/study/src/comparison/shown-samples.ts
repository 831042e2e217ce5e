import type { Sample } from "./sample.ts";
import { pooledSamples } from "./pooled-samples.ts";

// A sentence and a picture for each is still read.
const MOST_COMBINATIONS = 6;

/** The samples of a study, sorted by the part they play. */
export interface SortedSamples {
  /** Those that verdicts, pictures and curves are about: as modelled, nothing removed. */
  readonly shown: readonly Sample[];
  /** The same without each switch. */
  readonly switched: readonly Sample[];
  /** Every combination of the factors, where these are too many to be shown; else none. */
  readonly explored: readonly Sample[];
  readonly removed: readonly Sample[];
}

/** With more than six combinations of the factors the mean over all of them is what is shown. */
export function sortedSamples(samples: readonly Sample[]): SortedSamples {
  const whole = samples.filter(({ removed }) => removed.length === 0);
  const combinations = new Set(whole.map(({ factors }) => JSON.stringify(factors)));
  const isPooled = combinations.size > MOST_COMBINATIONS;
  const main = isPooled ? pooledSamples(whole) : whole;
  return {
    shown: main.filter(({ without }) => without === null),
    switched: main.filter(({ without }) => without !== null),
    explored: isPooled ? whole : [],
    removed: samples.filter(({ removed }) => removed.length > 0),
  };
}
