import { momentsOf } from "./moments.ts";

/** How large a paired difference is, beside how sure. */
export interface EffectSize {
  /**
   * The mean difference in standard deviations between replications of one variant (the root of
   * both variances' mean), shrunk for small samples: Hedges' g. `null` where nothing varies.
   */
  readonly hedges_g: number | null;
  /** Share of pairs in which the variant has the higher value; ties count half. */
  readonly higher_share: number;
}

/**
 * Hedges, Journal of Educational Statistics 6 (1981) 107-128, on the scale of one variant's own
 * scatter and not of the paired difference's, which common random numbers make small at will; and
 * McGraw and Wong's common-language effect, Psychological Bulletin 111 (1992) 361-365, on the pairs.
 * `null` of fewer than two pairs; a RangeError if the lengths differ.
 */
export function effectSize(
  variant: readonly number[],
  baseline: readonly number[],
): EffectSize | null {
  if (variant.length !== baseline.length) {
    throw new RangeError(`${variant.length} replications do not pair with ${baseline.length}`);
  }
  const x = momentsOf(variant);
  const y = momentsOf(baseline);
  if (x === null || y === null || x.variance === null || y.variance === null) return null;
  const scatter = Math.sqrt((x.variance + y.variance) / 2);
  const shrink = 1 - 3 / (8 * (x.n - 1) - 1);
  const higher = variant.reduce((sum, value, at) => {
    const off = value - (baseline[at] ?? Number.NaN);
    return sum + (off > 0 ? 1 : off === 0 ? 0.5 : 0);
  }, 0);
  return {
    hedges_g: scatter > 0 ? (shrink * (x.mean - y.mean)) / scatter : null,
    higher_share: higher / x.n,
  };
}
