import type { Instant } from "@contactpoint/engine";
import type { Formula, Obligation, Timed } from "./formula.ts";

/**
 * What a formula still demands after some facts, by formula progression: itself, and one pending
 * obligation for each that was opened and neither met nor closed. Of two that say the same only the
 * earlier is kept, so the remainder does not grow with the facts.
 */
export type Remainder<R extends Timed> = readonly Pending<R>[];

interface Pending<R extends Timed> {
  readonly obligation: Obligation<R>;
  readonly opened: Line<R>;
  /** The last instant that meets an `eventually`; Infinity for others. */
  readonly due: Instant;
  /** What the formula inside a `before` still demands. */
  readonly inside: Remainder<R>;
}

/** A fact and its place in the sequence. */
export interface Line<R> {
  readonly line: number;
  readonly record: R;
}

/** Nothing can save the formula any more; the facts show why, in order. */
export interface Broken<R> {
  readonly witness: readonly Line<R>[];
}

/** Counts how often a premise was true. */
export interface PremiseCount {
  premises: number;
}

/** What is left after one fact more. A remainder that does not change is returned itself. */
export function progress<R extends Timed>(
  formula: Formula<R>,
  remainder: Remainder<R>,
  record: R,
  line: number,
  count: PremiseCount,
): Remainder<R> | Broken<R> {
  const step = new Step(record, line, count);
  const silent = brokenBySilence(remainder, record.at);
  if (silent !== undefined) return { witness: [...silent, { line, record }] };
  const kept = remainder.length === 0 ? remainder : step.keep(remainder);
  const opened = step.open(formula, kept);
  return step.broken === undefined ? opened : { witness: step.broken };
}

/** The latest instant that meets every obligation; Infinity if none is bounded. */
export function dueOf<R extends Timed>(remainder: Remainder<R>): Instant {
  let due = Infinity;
  for (const each of remainder) due = Math.min(due, each.due, dueOf(each.inside));
  return due;
}

/** The facts that opened what silence has broken by `now`; undefined if nothing. */
export function brokenBySilence<R extends Timed>(
  remainder: Remainder<R>,
  now: Instant,
): readonly Line<R>[] | undefined {
  let shortest: readonly Line<R>[] | undefined;
  for (const { due, opened, inside } of remainder) {
    if (due < now) return [opened];
    const deeper = inside.length === 0 ? undefined : brokenBySilence(inside, now);
    if (deeper !== undefined) shortest = shorter(shortest, [opened, ...deeper]);
  }
  return shortest;
}

/** Number of facts still owed. */
export function owed<R extends Timed>(remainder: Remainder<R>): number {
  let sum = 0;
  for (const { obligation, inside } of remainder) {
    sum += obligation.is === "eventually" ? 1 : owed(inside);
  }
  return sum;
}

export function isBroken<R extends Timed>(result: Remainder<R> | Broken<R>): result is Broken<R> {
  return "witness" in result;
}

/** One fact against one formula, and the shortest witness of what it breaks. */
class Step<R extends Timed> {
  broken: readonly Line<R>[] | undefined;
  readonly #record: R;
  readonly #line: number;
  readonly #count: PremiseCount;

  constructor(record: R, line: number, count: PremiseCount) {
    this.#record = record;
    this.#line = line;
    this.#count = count;
  }

  /** What stays pending. */
  keep(remainder: Remainder<R>): Remainder<R> {
    let isSame = true;
    const kept: Pending<R>[] = [];
    for (const pending of remainder) {
      const next = this.#keepOne(pending);
      if (next !== pending) isSame = false;
      if (next !== undefined) kept.push(next);
    }
    return isSame ? remainder : kept;
  }

  #keepOne(pending: Pending<R>): Pending<R> | undefined {
    const { obligation, opened, inside } = pending;
    if (obligation.is === "eventually") {
      return obligation.test(this.#record) ? undefined : pending;
    }
    if (obligation.closes(this.#record)) return undefined;
    const next = progress(obligation.inner, inside, this.#record, this.#line, this.#count);
    if (!isBroken(next)) return next === inside ? pending : { ...pending, inside: next };
    this.#breaks([opened, ...next.witness]);
    return undefined;
  }

  /** What the fact opens, behind what is pending. */
  open(formula: Formula<R>, pending: Remainder<R>): Remainder<R> {
    switch (formula.is) {
      case "always":
        if (!formula.test(this.#record)) this.#breaks([this.#here()]);
        return pending;
      case "all":
        return formula.parts.reduce((rest, part) => this.open(part, rest), pending);
      case "whenever": {
        if (!formula.opens(this.#record)) return pending;
        this.#count.premises += 1;
        const { obliges: obligation } = formula;
        if (pending.some((other) => other.obligation === obligation)) return pending;
        const within = obligation.is === "eventually" ? obligation.within : Infinity;
        const opened = this.#here();
        return [...pending, { obligation, opened, due: this.#record.at + within, inside: [] }];
      }
    }
  }

  #here(): Line<R> {
    return { line: this.#line, record: this.#record };
  }

  #breaks(witness: readonly Line<R>[]): void {
    this.broken = shorter(this.broken, witness);
  }
}

function shorter<T>(known: readonly T[] | undefined, other: readonly T[]): readonly T[] {
  return known === undefined || other.length < known.length ? other : known;
}
