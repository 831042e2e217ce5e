import type { Rule } from "@contactpoint/analysis";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { DocumentResolver, type ScenarioDocument } from "@contactpoint/scenario";
import { machineCompiler } from "@contactpoint/simulator";
import {
  documentArbitrary,
  type Frame,
  frameOf,
  neighbourArbitrary,
} from "../arbitraries/index.ts";
import { type Around, runTrial, type Trial } from "../trial/index.ts";
import { KeyedDocuments } from "./keyed-documents.ts";
import { RunTally } from "./run-tally.ts";
import type { Tally } from "./tally.ts";

/** What is hunted in: plain data but for `rules` and `around`. */
export interface HuntGround {
  /** An integer from 0 to 2 ** 53 - 1. */
  readonly seed: number;
  /** Run 0 is this document, all others are neighbours of it; fictitious networks unless given. */
  readonly base?: ScenarioDocument;
  /** All rules of the protocol, unless given. */
  readonly rules?: readonly Rule[];
  /** Put around every run, such as a planted fault. */
  readonly around?: Around;
}

/** A run that violated a rule. */
export interface Find {
  /** Number of the run; with the hunt's seed it gives the document again. */
  readonly run: number;
  /** Number of the rule, such as `S18`. */
  readonly rule: string;
  readonly because: string;
  readonly document: ScenarioDocument;
}

/** Some runs of a hunt, and the violations in them in order of runs, of each rule the first. */
export interface Batch {
  readonly tally: Tally;
  readonly finds: readonly Find[];
}

/** A run of a hunt broke off, or its document does not resolve: a fault of the program. */
export class HuntFault extends Error {
  override readonly name = "HuntFault";
  readonly run: number;
  readonly document: ScenarioDocument;

  constructor(run: number, document: ScenarioDocument, cause: unknown) {
    super(`run ${run} broke off: ${String(cause)}`, { cause });
    this.run = run;
    this.document = document;
  }
}

/** Draws documents, runs and judges them. It keeps what runs have in common. */
export class Hunter {
  readonly #documents: KeyedDocuments;
  readonly #base: ScenarioDocument | undefined;
  readonly #resolver = new DocumentResolver();
  readonly #rules: readonly Rule[] | undefined;
  readonly #around: Around;

  /** @throws Error if the base has problems, or nobody in it can ask */
  constructor({ seed, base, rules, around }: HuntGround) {
    const arbitrary =
      base === undefined ? documentArbitrary() : neighbourArbitrary(base, this.#frame(base));
    this.#documents = new KeyedDocuments(arbitrary, seed);
    this.#base = base;
    this.#rules = rules;
    const interpret = machineCompiler();
    this.#around = (host, world) => {
      const quick = { ...host, interpret };
      return around?.(quick, world) ?? quick;
    };
  }

  #frame(base: ScenarioDocument): Frame {
    const frame = frameOf(base, this.#resolved(base));
    if (frame.askers.length === 0)
      throw new Error("nobody can ask: it takes two States, and a provider in one of them");
    return frame;
  }

  /** The document of a run. */
  document(run: number): ScenarioDocument {
    return run === 0 && this.#base !== undefined ? this.#base : this.#documents.draw(run);
  }

  /**
   * Runs `first` to `first + count - 1`, ending early at a violation unless `findAll` is set.
   *
   * @throws HuntFault
   */
  batch(first: number, count: number, findAll: boolean): Batch {
    const tally = new RunTally();
    const finds = new Map<string, Find>();
    for (let run = first; run < first + count; run++) {
      const document = this.document(run);
      for (const { rule, because } of violations(this.#trial(run, document, tally))) {
        if (!finds.has(rule)) finds.set(rule, { run, rule, because, document });
      }
      if (finds.size > 0 && !findAll) break;
    }
    return { tally: tally.sum(), finds: [...finds.values()] };
  }

  #trial(run: number, document: ScenarioDocument, tally: RunTally): Trial {
    try {
      const scenario = this.#resolved(document);
      const listener = tally.counterOf(scenario);
      const trial = runTrial(scenario, {
        around: this.#around,
        listener,
        ...(this.#rules === undefined ? {} : { rules: this.#rules }),
      });
      tally.add(trial, listener);
      return trial;
    } catch (error) {
      throw new HuntFault(run, document, error);
    }
  }

  #resolved(document: ScenarioDocument): ResolvedScenario {
    const resolved = this.#resolver.resolve(document);
    if ("scenario" in resolved) return resolved.scenario;
    throw new Error(resolved.problems.map(({ path, message }) => `${path} ${message}`).join("; "));
  }
}

function violations({ verdicts }: Trial): { readonly rule: string; readonly because: string }[] {
  return verdicts.flatMap(({ rule, verdict }) =>
    verdict.verdict === "violated" ? [{ rule: rule.number, because: verdict.because }] : [],
  );
}
