import type { ScenarioDocument } from "@contactpoint/scenario";

import { Court } from "./court.ts";
import type { DocumentSize } from "./document-size.ts";
import { measureRun, type ShrinkOptions } from "./shrink-document.ts";

/** How near a shrunk counterexample comes to the shortest one that is known. */
export interface Shortness {
  readonly shrunk: DocumentSize;
  readonly shortest: DocumentSize;
  /** Items of the shrunk one for each of the shortest. */
  readonly ratio: number;
}

/**
 * Compares two counterexamples of one rule by one measure: one that was shrunk, and one that an
 * exhaustive search proved shortest.
 *
 * @throws Error if one of them does not resolve or does not violate the rule
 */
export function compareWithShortest(
  shrunk: ScenarioDocument,
  shortest: ScenarioDocument,
  options: Pick<ShrinkOptions, "rule" | "rules" | "around">,
): Shortness {
  const sizeOf = (document: ScenarioDocument): DocumentSize =>
    measureRun(new Court(document, { ...options, budget: 1 }));
  const [one, other] = [sizeOf(shrunk), sizeOf(shortest)];
  return { shrunk: one, shortest: other, ratio: one.items / Math.max(1, other.items) };
}
