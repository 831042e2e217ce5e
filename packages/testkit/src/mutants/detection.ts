import { RULES } from "@contactpoint/analysis";
import { DocumentResolver, type ScenarioDocument } from "@contactpoint/scenario";
import { type Find, hunt } from "../hunt/index.ts";
import { runTrial } from "../trial/index.ts";
import type { Mutant } from "./mutant.ts";

interface DetectionOptions {
  /** Of the hunt; the same seed gives the same runs. */
  readonly seed: number;
  /** Runs at most. */
  readonly runs: number;
  /** Asked now and then; true ends the hunt. */
  readonly timeIsUp?: () => boolean;
  /** Hunts with all rules, and does not know which the mutant is tied to. */
  readonly blind?: boolean;
}

/** What a hunt for one mutant came to. */
export interface Detection {
  readonly mutant: Mutant;
  /** Runs up to the one that showed it, that one included; all of them if none did. */
  readonly runs: number;
  /** The run that violated a rule, or null. */
  readonly find: Find | null;
  /** Numbers of all rules that this run violates. */
  readonly violated: readonly string[];
  /** Whether the same document violates the same rule without the mutant: then nothing was found. */
  readonly isFalseAlarm: boolean;
}

/** Hunts until a run with the planted fault violates its rule or, if blind, any rule. */
export function detect(mutant: Mutant, options: DetectionOptions): Detection {
  const { seed, runs, timeIsUp, blind = false } = options;
  const rules = blind ? RULES : RULES.filter(({ number }) => number === mutant.rule);
  const { tally, finds } = hunt({
    seed,
    runs,
    rules,
    around: mutant.plant,
    ...(timeIsUp === undefined ? {} : { timeIsUp }),
  });
  // If the run broke several rules, the one that the mutant is tied to goes first.
  const find = finds.find(({ rule }) => rule === mutant.rule) ?? finds[0] ?? null;
  if (find === null) {
    return { mutant, runs: tally.runs, find, violated: [], isFalseAlarm: false };
  }
  const { document, rule, run } = find;
  const violated = violatedBy(document, mutant);
  const isFalseAlarm = violatedBy(document).includes(rule);
  return { mutant, runs: run + 1, find, violated, isFalseAlarm };
}

function violatedBy(document: ScenarioDocument, mutant?: Mutant): readonly string[] {
  const resolved = new DocumentResolver().resolve(document);
  if ("problems" in resolved) throw new Error("a document that was run has problems");
  const around = mutant === undefined ? {} : { around: mutant.plant };
  return runTrial(resolved.scenario, around).violated;
}
