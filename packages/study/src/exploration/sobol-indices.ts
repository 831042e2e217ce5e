import type { Interval } from "../comparison/comparison.ts";
import { momentsOf } from "../statistics/index.ts";
import type { Bootstrap, StatisticOf } from "../statistics/index.ts";

export interface SobolIndices {
  /** Share of the variance that the input explains alone. */
  readonly first: Interval | null;
  /** Share that it explains with all its interactions. */
  readonly total: Interval | null;
}

/**
 * First-order and total indices of each input from outputs of Saltelli's sample: each block holds
 * f(A), f(A with input 1 of B), …, f(B). First order by Saltelli's estimator, total by Jansen's
 * (Saltelli et al., Computer Physics Communications 181 (2010) 259-270, Table 2 b and f), both of
 * centred outputs; intervals by BCa over blocks. `null` where the output does not vary.
 */
export function sobolIndices(
  blocks: readonly (readonly number[])[],
  confidence: number,
  bootstrap: Bootstrap,
): SobolIndices[] {
  const inputs = (blocks[0]?.length ?? 2) - 2;
  const centre = momentsOf(blocks.flat())?.mean ?? 0;
  const centred = blocks.map((block) => Float64Array.from(block, (y) => y - centre));
  return Array.from({ length: inputs }, (_, input) => ({
    first: bootstrap.bca(blocks.length, firstOrder(centred, input), confidence),
    total: bootstrap.bca(blocks.length, totalEffect(centred, input), confidence),
  }));
}

function firstOrder(blocks: readonly Float64Array[], input: number): StatisticOf {
  return share(blocks, (block) => {
    const [a = 0] = block;
    const b = block.at(-1) ?? 0;
    return b * ((block[input + 1] ?? 0) - a);
  });
}

function totalEffect(blocks: readonly Float64Array[], input: number): StatisticOf {
  return share(blocks, (block) => {
    const off = (block[0] ?? 0) - (block[input + 1] ?? 0);
    return (off * off) / 2;
  });
}

/** Mean of a term over blocks, over the variance of f(A) and f(B) together. */
function share(
  blocks: readonly Float64Array[],
  termOf: (block: Float64Array) => number,
): StatisticOf {
  const terms = Float64Array.from(blocks, termOf);
  const sums = Float64Array.from(blocks, (block) => (block[0] ?? 0) + (block.at(-1) ?? 0));
  const squares = Float64Array.from(blocks, (block) => {
    const [a = 0] = block;
    const b = block.at(-1) ?? 0;
    return a * a + b * b;
  });
  return (units) => {
    let term = 0;
    let sum = 0;
    let square = 0;
    for (const unit of units) {
      term += terms[unit] ?? 0;
      sum += sums[unit] ?? 0;
      square += squares[unit] ?? 0;
    }
    const mean = sum / (2 * units.length);
    const variance = square / (2 * units.length) - mean * mean;
    return term / units.length / variance;
  };
}
