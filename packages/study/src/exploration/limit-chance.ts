import { entityKey } from "@contactpoint/engine";
import type { Draw } from "@contactpoint/engine";

import type { PrimBox, PrimInput } from "./prim-box.ts";

/** Cases and cases of interest, by block: blocks of one stratum stand together. */
interface Tallies {
  readonly cases: Float64Array;
  readonly hits: Float64Array;
  /** The place of the block's value among all that the input takes. */
  readonly places: Int32Array;
  /** Each stratum, from its first block up to the one behind its last. */
  readonly strata: readonly (readonly [first: number, end: number])[];
}

/** What is tested: a limit makes `box` of `without`. */
export interface TestedLimit {
  readonly input: PrimInput;
  readonly box: PrimBox;
  readonly without: PrimBox;
}

export interface Permutations {
  /** Cases that a box must hold at least. */
  readonly least: number;
  /** As many at most: fewer where it is plain before that chance does as well. */
  readonly count: number;
  /** Above this a chance need not be known exactly. */
  readonly level: number;
  readonly random: Draw;
}

const ROUNDING = 1e-9;

/**
 * How often a limit as telling could be set if the input moved nothing: the share of permutations of
 * the input's values over its blocks in which some limit on it, wherever it cuts, excels as much.
 * A permutation test with the greatest statistic (Westfall and Young, "Resampling-Based Multiple
 * Testing", 1993), ended early as Besag and Clifford (Biometrika 78 (1991) 301-304) do.
 */
export function limitChance(
  { input, box, without }: TestedLimit,
  interest: readonly boolean[],
  { least, count, level, random }: Permutations,
): number {
  const tallies = talliesOf(input, interest, without);
  const scan = new Scan(tallies, input.kind === "word", least);
  const hits = box.cases.filter((at) => interest[at]).length;
  const found = scan.excess(box.cases.length, hits) * (1 - ROUNDING);
  const allowed = level * (count + 1) - 1;
  const entity = entityKey(input.name);
  let exceeding = 0;
  for (let trial = 1; trial <= count; trial++) {
    shuffle(tallies, (at) => random.uniform(entity, trial, at));
    if (scan.greatest() >= found) exceeding++;
    if (exceeding > allowed) return exceeding / trial;
  }
  return (exceeding + 1) / (count + 1);
}

function talliesOf(input: PrimInput, interest: readonly boolean[], { cases }: PrimBox): Tallies {
  const { blocks, strata } = input.exchange;
  const members = Map.groupBy(cases, (at) => blocks[at]);
  const sorted = [...members.values()].toSorted(
    ([a = 0], [b = 0]) => (strata[a] ?? 0) - (strata[b] ?? 0),
  );
  const values = sorted.map(([at = 0]) => input.values[at] ?? 0);
  const distinct = [...new Set(values)];
  // Words stand in any order.
  if (input.kind === "number") distinct.sort((a, b) => Number(a) - Number(b));
  const places = new Map(distinct.map((value, place) => [value, place]));
  const stratumOf = (block: number): number | undefined => strata[sorted[block]?.[0] ?? -1];
  const firsts = [...sorted.keys()].filter(
    (block) => block === 0 || stratumOf(block) !== stratumOf(block - 1),
  );
  return {
    cases: Float64Array.from(sorted, (own) => own.length),
    hits: Float64Array.from(sorted, (own) => own.filter((at) => interest[at]).length),
    places: Int32Array.from(values, (value) => places.get(value) ?? 0),
    strata: firsts.map((first, at) => [first, firsts[at + 1] ?? sorted.length] as const),
  };
}

/** Lets the blocks of each stratum change places; those of equal tallies need not. */
function shuffle({ cases, hits, strata }: Tallies, uniform: (at: number) => number): void {
  for (const [first, end] of strata) {
    if (isEven(cases, first, end) && isEven(hits, first, end)) continue;
    for (let at = end - 1; at > first; at--) {
      const other = first + Math.floor(uniform(at) * (at - first + 1));
      swap(cases, at, other);
      swap(hits, at, other);
    }
  }
}

function isEven(values: Float64Array, first: number, end: number): boolean {
  for (let at = first + 1; at < end; at++) if (values[at] !== values[first]) return false;
  return true;
}

function swap(values: Float64Array, one: number, other: number): void {
  const kept = values[one] ?? 0;
  values[one] = values[other] ?? 0;
  values[other] = kept;
}

/** Looks for the limit that leaves most cases of interest beyond what its size would have. */
class Scan {
  readonly #tallies: Tallies;
  readonly #isWord: boolean;
  readonly #least: number;
  readonly #all: number;
  readonly #wanted: number;
  readonly #cases: Float64Array;
  readonly #hits: Float64Array;

  constructor(tallies: Tallies, isWord: boolean, least: number) {
    this.#tallies = tallies;
    this.#isWord = isWord;
    this.#least = least;
    this.#all = tallies.cases.reduce((sum, value) => sum + value, 0);
    this.#wanted = tallies.hits.reduce((sum, value) => sum + value, 0);
    const places = tallies.places.reduce((most, place) => Math.max(most, place + 1), 0);
    this.#cases = new Float64Array(places);
    this.#hits = new Float64Array(places);
  }

  /** Cases of interest beyond the share of all, in what the size makes likely. */
  excess(cases: number, hits: number): number {
    const scatter = Math.sqrt((cases * (this.#all - cases)) / this.#all);
    return scatter === 0 ? 0 : (hits - (cases * this.#wanted) / this.#all) / scatter;
  }

  /** Of all limits on the input that leave enough cases. */
  greatest(): number {
    this.#gather();
    let [cases, hits, most] = [0, 0, 0];
    for (const place of this.#order()) {
      cases += this.#cases[place] ?? 0;
      hits += this.#hits[place] ?? 0;
      if (cases >= this.#least) most = Math.max(most, this.excess(cases, hits));
      if (this.#isWord || this.#all - cases < this.#least) continue;
      most = Math.max(most, this.excess(this.#all - cases, this.#wanted - hits));
    }
    return most;
  }

  #gather(): void {
    const { cases, hits, places } = this.#tallies;
    this.#cases.fill(0);
    this.#hits.fill(0);
    for (let block = 0; block < places.length; block++) {
      const place = places[block] ?? 0;
      this.#cases[place] = (this.#cases[place] ?? 0) + (cases[block] ?? 0);
      this.#hits[place] = (this.#hits[place] ?? 0) + (hits[block] ?? 0);
    }
  }

  /** Numbers from one end to the other, words by how many of their cases are of interest. */
  #order(): Iterable<number> {
    const density = (place: number): number => (this.#hits[place] ?? 0) / (this.#cases[place] || 1);
    return this.#isWord
      ? [...this.#cases.keys()].toSorted((a, b) => density(b) - density(a))
      : this.#cases.keys();
  }
}
