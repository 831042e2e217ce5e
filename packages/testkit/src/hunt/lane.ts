import { OCCURRENCES, publishedTransitions, RULES, transitionName } from "@contactpoint/analysis";
import type { HuntOutcome } from "./hunt.ts";

/** What a hunt did, came upon and found, in plain data. Spans are seconds. */
export interface Lane {
  readonly runs: number;
  /** Whether time was up before the last run. */
  readonly cut_short: boolean;
  readonly events: number;
  readonly records: number;
  readonly virtual_s: number;
  readonly rules: readonly LaneRule[];
  readonly sometimes: readonly Sometimes[];
  readonly transitions: {
    readonly published: number;
    readonly taken: number;
    readonly not_taken: readonly string[];
  };
}

export interface LaneRule {
  readonly number: string;
  readonly id: string;
  readonly verdict: "no-violation" | "violated" | "not-checked";
  /** How often its premise was true. */
  readonly checked: number;
}

/** Something that must happen sometimes, or the hunt was too tame: an occurrence, or a fault that fires. */
export interface Sometimes {
  readonly kind: "occurrence" | "fault";
  readonly id: string;
  readonly hits: number;
  readonly minimum: number;
  /** `not-held-to-it`: the hunt is too short, or in a place where it may be impossible. */
  readonly verdict: "met" | "missed" | "not-held-to-it";
}

export interface LaneOptions {
  /** Numbers of the rules that were judged; all unless given. */
  readonly rules?: readonly string[];
  /** Kinds of faults that the hunt draws. */
  readonly faults: readonly string[];
  /** Whether what happened too seldom is missed. */
  readonly heldToMinima: boolean;
}

/** Sums up a hunt. */
export function laneOf({ tally, finds, cutShort }: HuntOutcome, options: LaneOptions): Lane {
  const { rules = RULES.map(({ number }) => number), faults, heldToMinima } = options;
  const published = [...new Set(publishedTransitions().map(transitionName))];
  const notTaken = published.filter((name) => !tally.transitions.has(name));
  const sometimes = (
    kind: Sometimes["kind"],
    id: string,
    hits: number,
    minimum: number,
  ): Sometimes => {
    const missed = heldToMinima ? "missed" : "not-held-to-it";
    return { kind, id, hits, minimum, verdict: hits >= minimum ? "met" : missed };
  };
  return {
    runs: tally.runs,
    cut_short: cutShort,
    events: tally.events,
    records: tally.records,
    virtual_s: tally.virtual / 1_000,
    rules: RULES.filter(({ number }) => rules.includes(number)).map(({ number, id }) => {
      const checked = tally.premises.get(number) ?? 0;
      const isViolated = finds.some(({ rule }) => rule === number);
      const verdict = isViolated ? "violated" : checked > 0 ? "no-violation" : "not-checked";
      return { number, id, verdict, checked };
    }),
    sometimes: [
      ...OCCURRENCES.map(({ id, minimum }) =>
        sometimes("occurrence", id, tally.occurrences.get(id) ?? 0, minimum),
      ),
      ...faults.map((kind) => sometimes("fault", kind, tally.faults.get(kind) ?? 0, 1)),
    ],
    transitions: {
      published: published.length,
      taken: published.length - notTaken.length,
      not_taken: notTaken,
    },
  };
}
