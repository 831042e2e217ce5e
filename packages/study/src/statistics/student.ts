import { incompleteBeta } from "./incomplete-beta.ts";

const WIDEST = 1e300;
const HALVINGS = 2_200;

/** P(T <= t) of Student's distribution; `degrees` > 0, whole or not. */
export function studentCdf(t: number, degrees: number): number {
  const tail = twoSidedTail(t, degrees) / 2;
  return t < 0 ? tail : 1 - tail;
}

/** P(|T| >= |t|) of Student's distribution: the p value of a two-sided test. */
export function twoSidedTail(t: number, degrees: number): number {
  if (!Number.isFinite(t)) return Number.isNaN(t) ? Number.NaN : 0;
  // x = degrees / (degrees + t²), and 1 - x without cancellation (NIST Digital Library 8.17).
  const square = t * t;
  return incompleteBeta(
    degrees / 2,
    0.5,
    degrees / (degrees + square),
    square / (degrees + square),
  );
}

/**
 * The t with P(T <= t) = p, for p in (0, 1); a RangeError outside. By bisection of the distribution
 * function down to neighbouring numbers, so as exact as that: a relative error of about 1e-13.
 */
export function studentQuantile(p: number, degrees: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a quantile is taken at p in (0, 1), not ${p}`);
  if (p === 0.5) return 0;
  const tail = 2 * Math.min(p, 1 - p);
  let low = 0;
  let high = 1;
  while (twoSidedTail(high, degrees) > tail && high < WIDEST) {
    low = high;
    high *= 2;
  }
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (twoSidedTail(middle, degrees) > tail) low = middle;
    else high = middle;
  }
  return p < 0.5 ? -high : high;
}
