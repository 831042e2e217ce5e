import type { Rule } from "@contactpoint/analysis";
import type { ScenarioDocument } from "@contactpoint/scenario";

import type { Around, Trial } from "../trial/index.ts";
import { Court, type Crash } from "./court.ts";
import { documentSize, type DocumentSize } from "./document-size.ts";
import { dropParts } from "./drop-parts.ts";
import { listNeeds } from "./list-needs.ts";
import { nameStates } from "./name-states.ts";
import { shortenClock } from "./shorten-clock.ts";
import { simplifyValues } from "./simplify-values.ts";
import { tellBriefly } from "./tell-briefly.ts";
import { tryLuck } from "./try-luck.ts";
import { weakenFaults } from "./weaken-faults.ts";

export interface ShrinkOptions {
  /** Number of the rule that is violated, such as `S18`. */
  readonly rule: string;
  /** Where the rule is found, and any of one's own; all rules of the protocol, unless given. */
  readonly rules?: readonly Rule[];
  readonly around?: Around;
  /** Trials at most; 4,000 unless given. */
  readonly budget?: number;
}

export interface Shrunk {
  /** The simplest scenario found that violates the rule. */
  readonly document: ScenarioDocument;
  readonly size: DocumentSize;
  /** Simplifications taken. */
  readonly steps: number;
  /** Runs made. */
  readonly trials: number;
  /** False if the budget was spent before nothing could be simplified any more. */
  readonly isMinimal: boolean;
  /** The run of `document`, judged by this one rule. */
  readonly trial: Trial;
  /** A candidate whose run ended with an error of the program, if there was one. */
  readonly crash: Crash | null;
}

const BUDGET = 4_000;

/**
 * Finds a short scenario that violates the same rule as the one given: drops whatever is not needed,
 * puts weaker faults in place of strong ones and simple values in place of odd ones, until nothing
 * more can be taken away. A pure function of the document and the options.
 *
 * @throws Error if the document does not resolve, or its run does not violate the rule
 */
export function shrinkDocument(document: ScenarioDocument, options: ShrinkOptions): Shrunk {
  const court = new Court(document, { ...options, budget: options.budget ?? BUDGET });
  let steps = -1;
  while (court.steps > steps && !court.isSpent) {
    steps = court.steps;
    for (const simplify of SIMPLIFICATIONS) simplify(court);
    if (court.steps === steps) tryLuck(court);
  }
  tellBriefly(court);
  return {
    document: court.document,
    size: measureRun(court),
    steps: court.steps,
    trials: court.trials,
    isMinimal: !court.isSpent,
    trial: court.trial,
    crash: court.crash,
  };
}

/** The size of the document that a court has before it. */
export function measureRun(court: Court): DocumentSize {
  let needs = 0;
  court.replay((record) => {
    if (record.kind === "need" && record.parent === undefined) needs += 1;
  });
  return documentSize(court.document, { needs, states: court.trial.scenario.states.length });
}

const SIMPLIFICATIONS = [
  listNeeds,
  nameStates,
  dropParts,
  weakenFaults,
  shortenClock,
  simplifyValues,
];
