import { RULES, type Rule } from "@contactpoint/analysis";
import { DocumentResolver, type ScenarioDocument } from "@contactpoint/scenario";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { machineCompiler } from "@contactpoint/simulator";

import { runTrial, type Around, type Trial } from "../trial/index.ts";
import { placeOf, withoutPlace, type Place } from "./place.ts";

export interface CourtOptions {
  /** Number of the rule that is violated, such as `S18`. */
  readonly rule: string;
  /** Where the rule is found; all rules of the protocol, unless given. */
  readonly rules?: readonly Rule[];
  readonly around?: Around;
  /** Trials at most. */
  readonly budget: number;
}

export interface Crash {
  readonly document: ScenarioDocument;
  readonly error: unknown;
}

/** So often a document is mended until it resolves. */
const MOST_REPAIRS = 24;
/** A candidate whose journal grows beyond this is no simplification. */
const LEAST_LIMIT = 2_000;
const MOST_GROWTH = 4;

/**
 * Keeps the simplest document found so far and judges those that would take its place: one counts
 * only if it resolves, and its run violates the same rule. No document is tried twice.
 */
export class Court {
  readonly #resolver = new DocumentResolver();
  readonly #options: CourtOptions;
  readonly #rules: readonly Rule[];
  readonly #around: Around;
  readonly #refused = new Set<string>();
  /** Whether somebody forgets to renew an order in the document that was given. */
  #forgets = false;
  #crash: Crash | null = null;
  #document: ScenarioDocument;
  #text: string;
  #trial: Trial;
  #trials = 0;
  #steps = 0;

  /** @throws Error if the document does not resolve, or its run does not violate the rule */
  constructor(document: ScenarioDocument, options: CourtOptions) {
    this.#options = options;
    this.#rules = (options.rules ?? RULES).filter(({ number }) => number === options.rule);
    const interpret = machineCompiler();
    this.#around = (host, world) => {
      const quick = { ...host, interpret };
      return options.around?.(quick, world) ?? quick;
    };
    if (this.#rules.length === 0) throw new Error(`there is no rule ${options.rule}`);
    const scenario = this.#resolved(document);
    if (scenario === null) throw new Error(this.#problemsOf(document));
    this.#document = document;
    this.#text = JSON.stringify(document);
    this.#trial = this.#run(scenario, (record) => {
      this.#forgets ||= isForgottenRenewal(record);
    });
    if (this.#trial.violated.length === 0) {
      throw new Error(`the scenario does not violate ${options.rule}: nothing is to be shrunk`);
    }
  }

  /** The simplest document so far, and the run that showed the violation. */
  get document(): ScenarioDocument {
    return this.#document;
  }

  get trial(): Trial {
    return this.#trial;
  }

  get trials(): number {
    return this.#trials;
  }

  /** Simplifications taken. */
  get steps(): number {
    return this.#steps;
  }

  /** The first candidate whose run ended with an error of the program, which is no violation. */
  get crash(): Crash | null {
    return this.#crash;
  }

  get isSpent(): boolean {
    return this.#trials >= this.#options.budget;
  }

  /**
   * Takes the candidate in place of the document if it violates the rule as well and, where asked
   * for, its run is `briefer`: it has fewer records.
   */
  takes(candidate: ScenarioDocument, briefer = false): boolean {
    const text = JSON.stringify(candidate);
    if (text === this.#text || this.isSpent || this.#refused.has(text)) return false;
    const scenario = this.#resolved(candidate);
    const trial = scenario === null ? null : this.#attempt(candidate, scenario);
    if (trial === null || trial.violated.length === 0) {
      this.#refused.add(text);
      return false;
    }
    if (briefer && trial.records >= this.#trial.records) return false;
    this.#document = candidate;
    this.#text = text;
    this.#trial = trial;
    this.#steps += 1;
    return true;
  }

  /**
   * The same for a candidate that has lost something others may refer to: what no longer makes
   * sense is taken away as well.
   */
  takesMended(candidate: ScenarioDocument): boolean {
    const mended = this.#mended(candidate);
    return mended !== null && this.takes(mended);
  }

  /** Runs the document as it is, with a sink for its records. */
  replay(onRecord: (record: JournalRecord) => void): void {
    this.#run(this.#trial.scenario, onRecord);
  }

  #mended(candidate: ScenarioDocument): ScenarioDocument | null {
    let document = candidate;
    for (let repair = 0; repair < MOST_REPAIRS; repair++) {
      const resolved = this.#resolver.resolve(document);
      if ("scenario" in resolved) return document;
      const place = wholeNeed(placeOf(document, resolved.problems[0]?.path ?? ""));
      if (place.length === 0) return null;
      document = withoutPlace(document, place);
    }
    return null;
  }

  #resolved(document: ScenarioDocument): ResolvedScenario | null {
    const resolved = this.#resolver.resolve(document);
    return "scenario" in resolved ? resolved.scenario : null;
  }

  #problemsOf(document: ScenarioDocument): string {
    const resolved = this.#resolver.resolve(document);
    const problems = "problems" in resolved ? resolved.problems : [];
    return problems.map(({ path, message }) => `${path} ${message}`).join("\n");
  }

  #attempt(document: ScenarioDocument, scenario: ResolvedScenario): Trial | null {
    const limit = Math.max(LEAST_LIMIT, MOST_GROWTH * this.#trial.records);
    let records = 0;
    try {
      return this.#run(scenario, (record) => {
        records += 1;
        if (records > limit) throw new Dismissed();
        // A person's lapse of memory would break the rules of holds by itself.
        if (!this.#forgets && isForgottenRenewal(record)) throw new Dismissed();
      });
    } catch (error) {
      if (!(error instanceof Dismissed)) this.#crash ??= { document, error };
      return null;
    }
  }

  #run(scenario: ResolvedScenario, onRecord?: (record: JournalRecord) => void): Trial {
    this.#trials += 1;
    return runTrial(scenario, {
      rules: this.#rules,
      around: this.#around,
      ...(onRecord === undefined ? {} : { onRecord }),
    });
  }
}

/** A listed need says all of itself or is gone: what it left open would be drawn. */
function wholeNeed(place: Place): Place {
  const listed = place.lastIndexOf("times");
  return listed < 0 ? place : place.slice(0, listed + 2);
}

function isForgottenRenewal(record: JournalRecord): boolean {
  return record.kind === "task" && record.task === "renew" && record.result === "forgotten";
}

/** Ends the run of a candidate that is none. */
class Dismissed extends Error {}
