import { ALL_FAULTS } from "../rules/rule.ts";
import type { PublishedTransition } from "../rules/rule.ts";
import { OCCURRENCES } from "./occurrences.ts";

/** How often runs came upon what they must. Plain data and Maps, so that threads can send it. */
export interface OccurrenceTally {
  /** By the id of the occurrence. */
  readonly occurrences: Counts;
  /** Faults that really changed something, by kind. */
  readonly faults: Counts;
  /** Moves of machines, by `transitionName`. */
  readonly transitions: Counts;
  /** How often the premise of a rule was true, by its number. */
  readonly premises: Counts;
}

export type Counts = ReadonlyMap<string, number>;

/** What a batch came upon less often than it must. */
export interface Shortfall {
  readonly kind: "occurrence" | "fault" | "transition";
  readonly what: string;
  readonly count: number;
  readonly minimum: number;
}

/** The tally of both together. */
export function addOccurrences(one: OccurrenceTally, other: OccurrenceTally): OccurrenceTally {
  return {
    occurrences: added(one.occurrences, other.occurrences),
    faults: added(one.faults, other.faults),
    transitions: added(one.transitions, other.transitions),
    premises: added(one.premises, other.premises),
  };
}

/**
 * What is missing for a batch to show anything: each occurrence its minimum, and each kind of fault
 * and each published transition once.
 */
export function shortfalls(
  tally: OccurrenceTally,
  transitions: readonly PublishedTransition[],
): readonly Shortfall[] {
  const short: Shortfall[] = [];
  const ask = (kind: Shortfall["kind"], counts: Counts, what: string, minimum: number): void => {
    const count = counts.get(what) ?? 0;
    if (count < minimum) short.push({ kind, what, count, minimum });
  };
  for (const { id, minimum } of OCCURRENCES) ask("occurrence", tally.occurrences, id, minimum);
  for (const kind of ALL_FAULTS) ask("fault", tally.faults, kind, 1);
  for (const name of new Set(transitions.map(transitionName))) {
    ask("transition", tally.transitions, name, 1);
  }
  return short;
}

/** One name for a transition in journals and in the published table. */
export function transitionName({ machine, from, event, to }: PublishedTransition): string {
  return `${machine}: ${from}, ${event}, ${to}`;
}

function added(one: Counts, other: Counts): Counts {
  const sum = new Map(one);
  for (const [key, count] of other) sum.set(key, (sum.get(key) ?? 0) + count);
  return sum;
}
