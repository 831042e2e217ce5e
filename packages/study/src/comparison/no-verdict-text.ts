import type { Comparison } from "./comparison.ts";

/**
 * What stands in the place of verdicts where there are none: only one variant alone that is shown at
 * one point, or at many of which only the mean is shown, gets none.
 */
export function noVerdictText({ differences }: Pick<Comparison, "differences">): string {
  return differences.length === 0
    ? "Nothing is compared: there is one point alone."
    : "One variant alone gets no verdict: its points are compared with one another in comparison.csv.";
}
