import { type Draw, entityKey, inverseNormal, KeyedRandom } from "@contactpoint/engine";
import type { Interval } from "../comparison/comparison.ts";
import { momentsOf } from "./moments.ts";
import { normalCdf } from "./normal-cdf.ts";
import { studentQuantile } from "./student.ts";

const RESAMPLES = 2_000;
const RESAMPLE = entityKey("resample");

/** A statistic of the units with these indices, in which a unit may stand several times. */
export type StatisticOf = (units: Uint32Array) => number;

/**
 * Bootstrap intervals over whole replications (or draws of the parameters). The same units are
 * taken for every statistic of as many replications, so that statistics can be compared and the
 * seed decides all: nothing depends on what was asked before.
 */
export class Bootstrap {
  readonly #draw: Draw;
  readonly #resamples: number;
  readonly #units = new Map<number, Uint32Array>();

  /** `seed` as `KeyedRandom` takes it; `resamples` at least 2,000 for intervals at 95 %. */
  constructor(seed: number, resamples = RESAMPLES) {
    this.#draw = new KeyedRandom(seed).label("bootstrap");
    this.#resamples = resamples;
  }

  /**
   * Bias-corrected and accelerated interval (BCa) of any smooth statistic of `n` units, with the
   * acceleration from the jackknife: Efron, Journal of the American Statistical Association 82
   * (1987) 171-185; Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, 14.3. Resamples
   * of n units scatter too little by √((n - 1)/n) and know nothing of Student's t, so the level is
   * widened for both (Hesterberg, American Statistician 69 (2015) 371-386, 5.3); from 20 units it
   * would otherwise cover 93 % instead of 95 %. `null` of fewer than two units or where the statistic
   * is not finite of some resample.
   */
  bca(n: number, statistic: StatisticOf, confidence: number): Interval | null {
    if (n < 2) return null;
    const estimate = statistic(Uint32Array.from({ length: n }, (_, unit) => unit));
    const found = this.#replicates(n, statistic);
    if (!Number.isFinite(estimate) || !found.every(Number.isFinite)) return null;
    if (found[0] === found.at(-1)) return { estimate, low: estimate, high: estimate };
    const bias = biasCorrection(found, estimate);
    const acceleration = jackknifeAcceleration(n, statistic);
    const widened = studentQuantile((1 + confidence) / 2, n - 1) * Math.sqrt(n / (n - 1));
    const end = (normal: number): number => {
      const z = bias + normal;
      const shrink = Math.max(0, 1 - acceleration * z);
      return quantileAt(found, normalCdf(bias + z / shrink));
    };
    return { estimate, low: end(-widened), high: end(widened) };
  }

  /** BCa interval of the mean of values, one a unit. */
  bcaOfMean(values: ArrayLike<number>, confidence: number): Interval | null {
    return this.bca(values.length, (units) => meanOf(values, units), confidence);
  }

  /**
   * Bootstrap-t interval of the mean: the quantiles of t in the resamples stand in for Student's
   * (Efron and Tibshirani 1993, 12.5), so that a skewed distribution moves the ends. `null` of so few
   * values that resamples of equal ones leave an end without bound.
   */
  studentised(values: ArrayLike<number>, confidence: number): Interval | null {
    const moments = momentsOf(values);
    if (moments === null || moments.variance === null) return null;
    const { n, mean, variance } = moments;
    if (variance === 0) return { estimate: mean, low: mean, high: mean };
    const taken = new Float64Array(n);
    const ratios = this.#replicates(n, (units) => {
      for (let at = 0; at < n; at++) taken[at] = values[units[at] ?? 0] ?? Number.NaN;
      const again = momentsOf(taken);
      const off = (again?.mean ?? mean) - mean;
      // A resample of equal values has no scatter: its t is without bound, on the side of its mean.
      return off === 0 ? 0 : off / Math.sqrt((again?.variance ?? 0) / n);
    });
    const error = Math.sqrt(variance / n);
    const low = mean - quantileAt(ratios, (1 + confidence) / 2) * error;
    const high = mean - quantileAt(ratios, (1 - confidence) / 2) * error;
    return Number.isFinite(low) && Number.isFinite(high) ? { estimate: mean, low, high } : null;
  }

  /** The statistic of every resample, ascending. */
  #replicates(n: number, statistic: StatisticOf): Float64Array {
    const units = this.#unitsOf(n);
    const found = new Float64Array(this.#resamples);
    for (let at = 0; at < found.length; at++) {
      found[at] = statistic(units.subarray(at * n, (at + 1) * n));
    }
    return found.sort();
  }

  #unitsOf(n: number): Uint32Array {
    const known = this.#units.get(n);
    if (known !== undefined) return known;
    const units = new Uint32Array(this.#resamples * n);
    for (let at = 0; at < units.length; at += 2) {
      this.#draw.pair(RESAMPLE, at, n);
      units[at] = Math.floor(this.#draw.first * n);
      if (at + 1 < units.length) units[at + 1] = Math.floor(this.#draw.second * n);
    }
    this.#units.set(n, units);
    return units;
  }
}

/** How far the estimate is from the resamples' median, in standard normal units; ties count half. */
function biasCorrection(found: Float64Array, estimate: number): number {
  let below = 0;
  for (const value of found) below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
  const share = Math.min(Math.max(below, 0.5), found.length - 0.5) / found.length;
  return inverseNormal(share);
}

function jackknifeAcceleration(n: number, statistic: StatisticOf): number {
  const without = Float64Array.from({ length: n }, (_, left) =>
    statistic(Uint32Array.from({ length: n - 1 }, (__, unit) => (unit < left ? unit : unit + 1))),
  );
  const mean = momentsOf(without)?.mean ?? 0;
  let squares = 0;
  let cubes = 0;
  for (const value of without) {
    const off = mean - value;
    squares += off * off;
    cubes += off * off * off;
  }
  return squares > 0 ? cubes / (6 * squares * Math.sqrt(squares)) : 0;
}

/** Interpolated between the sorted values that stand at p(B + 1) (Efron and Tibshirani's rule). */
function quantileAt(sorted: Float64Array, p: number): number {
  const place = Math.min(Math.max(p * (sorted.length + 1), 1), sorted.length) - 1;
  const below = Math.floor(place);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[below + 1] ?? low;
  return low === high ? low : low + (place - below) * (high - low);
}

function meanOf(values: ArrayLike<number>, units: Uint32Array): number {
  let sum = 0;
  for (const unit of units) sum += values[unit] ?? Number.NaN;
  return sum / units.length;
}
