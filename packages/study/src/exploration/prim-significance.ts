import type { Draw } from "@contactpoint/engine";

import { limitChance } from "./limit-chance.ts";
import { primBox, withLimit } from "./prim-box.ts";
import type { PrimBox, PrimInput, PrimLimit } from "./prim-box.ts";

/** Some limit stays by chance alone in fewer studies than this. */
const SIGNIFICANT = 0.05;
const OPEN = { from: -Infinity, until: Infinity };
const FEWEST_PERMUTATIONS = 999;

export interface Search {
  readonly inputs: readonly PrimInput[];
  readonly interest: readonly boolean[];
  readonly minSupport: number;
  readonly random: Draw;
}

/**
 * Drops, the least significant first, ends that chance alone would set as well on one of the inputs
 * (Bonferroni over those that vary).
 */
export function significant(search: Search, box: PrimBox): PrimBox {
  const { inputs, interest, minSupport, random } = search;
  const varied = inputs.filter(({ values }) => values.some((value) => value !== values[0]));
  const level = SIGNIFICANT / Math.max(1, varied.length);
  // So many that the least chance they can tell is well below the level.
  const count = Math.max(FEWEST_PERMUTATIONS, Math.ceil(2 / level) - 1);
  const permutations = { least: minSupport * interest.length, count, level, random };
  const tested = [...box.limits].flatMap(([at, limit]) =>
    looser(limit).flatMap((changed) => {
      const input = inputs[at];
      if (input === undefined) return [];
      const without = primBox(inputs, interest, withLimit(box.limits, at, changed));
      return { without, p: limitChance({ input, box, without }, interest, permutations) };
    }),
  );
  const weakest = tested.toSorted((a, b) => b.p - a.p)[0];
  return weakest === undefined || weakest.p <= level ? box : significant(search, weakest.without);
}

/** The limit without one of its ends, or none at all. */
function looser(limit: PrimLimit): (PrimLimit | undefined)[] {
  if ("among" in limit) return [undefined];
  const ends = (["from", "until"] as const).filter((end) => Number.isFinite(limit[end]));
  return ends.length < 2 ? [undefined] : ends.map((end) => ({ ...limit, [end]: OPEN[end] }));
}
