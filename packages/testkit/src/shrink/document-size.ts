import type { ScenarioDocument } from "@contactpoint/scenario";

import { isMap, keysOf, valueAt } from "./place.ts";

/** How much there is to understand of a scenario, part by part. */
export interface DocumentSize {
  /** Needs that arise in the run, those that follow from others not counted, and injects. */
  readonly needs: number;
  readonly faults: number;
  /** States beyond the two without whom nothing is asked, imported ones included. */
  readonly states: number;
  /** Settings that stand in place of a default; a distribution or a list of words is one. */
  readonly knobs: number;
  /** Single draws overridden, and generated needs omitted. */
  readonly choices: number;
  /** Sum of all these. */
  readonly items: number;
}

/** What a document that generates needs and imports States does not say. */
export interface RunFacts {
  /** How many needs arise, those that follow from others not counted. */
  readonly needs: number;
  /** How many States there are. */
  readonly states: number;
}

/** The size of a scenario in items and choices, by which counterexamples are compared. */
export function documentSize(document: ScenarioDocument, facts: RunFacts): DocumentSize {
  const { needs } = facts;
  const count = (section: string): number => keysOf(valueAt(document, [section])).length;
  const faults = count("faults");
  const states = Math.max(0, facts.states - 2);
  const choices = count("choices") + count("omit");
  const knobs = Object.entries(document)
    .filter(([section]) => !COUNTED_OTHERWISE.has(section))
    .reduce((sum, [section, value]) => sum + knobsIn(value, section), 0);
  return {
    needs,
    faults,
    states,
    knobs,
    choices,
    items: needs + faults + states + knobs + choices,
  };
}

const COUNTED_OTHERWISE: ReadonlySet<string> = new Set([
  ..."format id version title description level marking seed clock include".split(" "),
  ..."faults injects expectations objectives omit choices".split(" "),
]);

/** What names a thing, or says of a State or provider what it cannot do without. */
const UNAVOIDABLE: readonly RegExp[] = [
  /^states\.[^.]+\.zone$/u,
  /^providers\.[^.]+\.state$/u,
  /^workload\.\d+\.(id|arrivals\..*)$/u,
  /\.id$/u,
  /^topology\.kind$/u,
];

function knobsIn(value: unknown, path: string): number {
  if (UNAVOIDABLE.some((pattern) => pattern.test(path))) return 0;
  if (!isMap(value) || isOneSetting(value)) return 1;
  return keysOf(value).reduce<number>((sum, key) => sum + knobsIn(value[key], `${path}.${key}`), 0);
}

/** A list of words or numbers, or a distribution. */
function isOneSetting(value: Readonly<Record<string | number, unknown>>): boolean {
  if (Array.isArray(value)) return value.every((item) => !isMap(item));
  const keys = Object.keys(value);
  return keys.length === 1 && DISTRIBUTIONS.has(keys[0] ?? "");
}

const DISTRIBUTIONS: ReadonlySet<string> = new Set(
  "deterministic uniform exponential lognormal weibull gamma empirical".split(" "),
);
