/*
 * Natural logarithm and exponential with the same bits on every machine. `Math.log`, `Math.exp` and
 * `Math.pow` may differ between engines; these use only operations that IEEE 754 fixes exactly.
 * The algorithms and constants are those of FreeBSD's e_log.c and e_exp.c:
 *
 * Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved.
 * Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and
 * distribute this software is freely granted, provided that this notice is preserved.
 */

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const LOG2_E = 1.442695040888963387;
const TWO_TO_54 = 2 ** 54;
const ONE_THIRD = 0.33333333333333333;
const EXPONENT_BIAS = 1_023;
const SIGNIFICAND_HIGH = 0x000fffff;
const LEAST_NORMAL_HIGH = 0x00100000;
const INFINITY_HIGH = 0x7ff00000;
const OVERFLOW = 7.09782712893383973096e2;
const UNDERFLOW = -7.4513321910194110842e2;
const NEAR_ZERO = 2 ** -28;
const LEAST_SUBNORMAL = 2 ** -1_074;
const LEAST_EXPONENT = -1_074;
const LEAST_NORMAL_EXPONENT = -1_022;
const GREATEST_EXPONENT = 1_023;
const POWERS_OF_TWO = powersOfTwo();

// A place to read the bits of a number; always written before it is read.
const BITS = new DataView(new ArrayBuffer(8));

/** Natural logarithm, error below 1 ulp; -Infinity at 0, NaN below. */
export function ln(value: number): number {
  if (value === 0) {
    return -Infinity;
  }
  if (!(value > 0)) {
    return NaN;
  }
  let x = value;
  let high = highWord(x);
  let lift = 0;
  if (high < LEAST_NORMAL_HIGH) {
    lift = 54;
    x *= TWO_TO_54;
    high = highWord(x);
  }
  if (high >= INFINITY_HIGH) {
    return x;
  }
  // value = 2 ** k * (1 + f) with 1 + f between sqrt(1/2) and sqrt(2).
  const exponent = (high >> 20) - EXPONENT_BIAS;
  high &= SIGNIFICAND_HIGH;
  const carry = (high + 0x95f64) >> 20;
  const f = x * powerOfTwo(-exponent - carry) - 1;
  const k = exponent + carry - lift;
  if ((SIGNIFICAND_HIGH & (2 + high)) < 3) {
    return lnNearPowerOfTwo(k, f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd =
    z *
    (0.6666666666666735 +
      w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const r = odd + even;
  if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
    const half = 0.5 * f * f;
    return k === 0
      ? f - (half - s * (half + r))
      : k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
  }
  return k === 0 ? f - s * (f - r) : k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f);
}

/** Exponential, error below 1 ulp. */
export function exp(x: number): number {
  if (x > OVERFLOW) {
    return Infinity;
  }
  if (x < UNDERFLOW) {
    return 0;
  }
  // Written so that NaN passes on to the arithmetic and comes out as NaN.
  if (x > -NEAR_ZERO && x < NEAR_ZERO) {
    return 1 + x;
  }
  const k = Math.trunc(x < 0 ? LOG2_E * x - 0.5 : LOG2_E * x + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const polynomial =
    0.16666666666666602 +
    t *
      (-0.0027777777777015593 +
        t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8)));
  const c = r - t * polynomial;
  return scale(1 - (low - (r * c) / (2 - c) - high), k);
}

/** Square root; IEEE 754 fixes its bits. */
export function sqrt(x: number): number {
  return Math.sqrt(x);
}

/** `x ** y` for x > 0. The relative error grows with |y ln x| (about 1e-16 times it). */
export function power(x: number, y: number): number {
  return exp(y * ln(x));
}

function lnNearPowerOfTwo(k: number, f: number): number {
  if (f === 0) {
    return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
  }
  const r = f * f * (0.5 - ONE_THIRD * f);
  return k === 0 ? f - r : k * LN2_HIGH - (r - k * LN2_LOW - f);
}

/** `y * 2 ** k` for y near 1, rounded once; 0 below the least subnormal number. */
function scale(y: number, k: number): number {
  if (k > GREATEST_EXPONENT) {
    return y * 2 * powerOfTwo(k - 1);
  }
  if (k > LEAST_NORMAL_EXPONENT) {
    return y * powerOfTwo(k);
  }
  const lifted = y * powerOfTwo(k + 54);
  return lifted < LEAST_SUBNORMAL * TWO_TO_54 ? 0 : lifted / TWO_TO_54;
}

/** From 2 ** -1074 to 2 ** 1023. */
function powerOfTwo(k: number): number {
  return POWERS_OF_TWO[k - LEAST_EXPONENT] as number;
}

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(GREATEST_EXPONENT - LEAST_EXPONENT + 1);
  let power = LEAST_SUBNORMAL;
  for (let i = 0; i < powers.length; i++) {
    powers[i] = power;
    power *= 2;
  }
  return powers;
}

function highWord(x: number): number {
  BITS.setFloat64(0, x, true);
  return BITS.getInt32(4, true);
}
