/** A statement that a method of statistics makes, and what share of trials may bear it out. */
export interface Claim {
  readonly what: string;
  /** Least and most share of trials in which the claim is true. */
  readonly least: number;
  readonly most: number;
}

/** Small studies of which the truth is known; each trial has chance of its own. */
export interface CoverageCase {
  readonly id: string;
  readonly claims: readonly Claim[];
  /** So many times as many trials, where what is claimed is close to its limit. */
  readonly times?: number;
  /** Whether each claim is true of trial 0, 1, 2, …, in the order of the claims. */
  readonly trial: (number: number) => readonly boolean[];
}

export const CONFIDENCE = 0.95;

/** An interval at 95 % that is neither too narrow nor needlessly wide. */
export function covers(what: string): Claim {
  return { what, least: 0.93, most: 0.97 };
}

/** A guarantee of at least 95 %. */
export function atLeast(what: string): Claim {
  return { what, least: 0.95, most: 1 };
}

/** How many trials from `first` to `end` bear out each claim. */
export function countTrue(of: CoverageCase, first: number, end: number): number[] {
  const counts = of.claims.map(() => 0);
  for (let number = first; number < end; number++) {
    const found = of.trial(number);
    found.forEach((isTrue, at) => {
      if (isTrue) counts[at] = (counts[at] ?? 0) + 1;
    });
  }
  return counts;
}

/** Whether an interval is there and holds the truth. */
export function holds(
  interval: { readonly low: number; readonly high: number } | null,
  truth: number,
): boolean {
  return interval !== null && interval.low <= truth && truth <= interval.high;
}
