import { inverseNormal } from "./inverse-normal.ts";
import type { Draw, EntityKey } from "./keyed-random.ts";
import { ln, power } from "./ln-exp.ts";

const BOOST_SUB = 0;
const FIRST_TRIAL_SUB = 1;

/**
 * A gamma variate of the given shape and scale 1, by rejection; the trials of one draw take the
 * uniform pairs `sub` = 1, 2, ... until one is accepted (at least 95 % are).
 * Source: Marsaglia, Tsang, "A simple method for generating gamma variables" (ACM TOMS 26, 2000).
 */
export function sampleGamma(shape: number, draw: Draw, entity: EntityKey, index: number): number {
  if (!(shape > 0)) {
    throw new RangeError(`the shape of a gamma distribution is positive, not ${shape}`);
  }
  if (shape < 1) {
    // A variate of shape a is one of shape a + 1 times the a-th root of a uniform number.
    const boost = power(draw.uniform(entity, index, BOOST_SUB), 1 / shape);
    return boost * sampleGamma(shape + 1, draw, entity, index);
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (let sub = FIRST_TRIAL_SUB; ; sub++) {
    draw.pair(entity, index, sub);
    const x = inverseNormal(draw.first);
    const root = 1 + c * x;
    if (root > 0) {
      const v = root * root * root;
      if (ln(draw.second) < (x * x) / 2 + d - d * v + d * ln(v)) {
        return d * v;
      }
    }
  }
}
