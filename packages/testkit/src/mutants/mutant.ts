import type { Around } from "../trial/index.ts";

/** A fault of the protocol that is planted on purpose, to see whether its rule catches it. */
export interface Mutant {
  /** What a contact point with the fault does, as a sentence in kebab-case. */
  readonly id: string;
  /** Number of the rule that must catch it, such as `S04`. */
  readonly rule: string;
  /** What is wrong, in a sentence. */
  readonly sentence: string;
  /** Puts the fault between a world and what hosts it; the product's code stays as it is. */
  readonly plant: Around;
}
