import type { Interval } from "../comparison/comparison.ts";
import { drawMeans } from "./draw-means.ts";
import { tInterval } from "./t-interval.ts";

/**
 * The mean of cumulative incidence curves over replications, with a t interval at each instant: the
 * replications are independent, the requests of one are not, so that no variance formula for a
 * single curve (Aalen's or Greenwood's) is used. The intervals are pointwise: each instant has the
 * confidence, not all together. Ends are kept within [0, 1], where the truth lies.
 *
 * `curves` by replication, on one grid of instants (a RangeError if their lengths differ), each
 * never falling. `draws` names the draw of each curve, or null where nothing is drawn. Empty of
 * fewer than two units.
 */
export function incidenceBand(
  curves: readonly (readonly number[])[],
  confidence: number,
  draws: readonly number[] | null,
): Interval[] {
  const length = curves[0]?.length ?? 0;
  if (curves.some((curve) => curve.length !== length)) {
    throw new RangeError("curves of one band are of the same instants");
  }
  return Array.from({ length }, (_, at) => at).flatMap((at) => {
    const shares = curves.map((curve) => curve[at] ?? Number.NaN);
    const interval = tInterval(draws === null ? shares : drawMeans(shares, draws), confidence);
    if (interval === null) return [];
    const { estimate, low, high } = interval;
    return { estimate, low: Math.max(0, low), high: Math.min(1, high) };
  });
}
