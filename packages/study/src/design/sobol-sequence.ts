import { entityKey } from "@contactpoint/engine";
import type { Draw } from "@contactpoint/engine";

import { DIRECTION_NUMBERS } from "./direction-numbers.ts";

const BITS = 32;
const CELLS = 2 ** 32;
/** Dimensions for which there are direction numbers. */
const MOST_DIMENSIONS = DIRECTION_NUMBERS.length + 1;

/**
 * Points 0 to `count` − 1 of the Sobol sequence in Gray-code order, in [0, 1). Use a power of two
 * for `count`: then each of that many slices of every axis holds one point. A RangeError beyond 64
 * dimensions. Source: Bratley and Fox, Algorithm 659, ACM TOMS 14 (1988) 88-100, with the direction
 * numbers of Joe and Kuo (2008).
 */
export function sobolSequence(count: number, dimensions: number): number[][] {
  return digits(count, dimensions).map((point) => point.map((x) => x / CELLS));
}

/**
 * The same points with Owen's nested uniform scrambling: each binary digit is flipped by a keyed
 * draw of the digits before it, which keeps the balance and makes every point uniform in (0, 1).
 * Source: Owen, Journal of Complexity 14 (1998) 466-489.
 */
export function scrambledSobol(count: number, dimensions: number, draw: Draw): number[][] {
  const axes = Array.from({ length: dimensions }, (_, axis) => entityKey(`axis ${axis}`));
  return digits(count, dimensions).map((point) =>
    point.map((x, axis) => {
      const key = axes[axis] ?? entityKey("");
      let flips = 0;
      for (let bit = 0; bit < BITS; bit++) {
        const before = bit === 0 ? 0 : x >>> (BITS - bit);
        if (draw.uniform(key, before, bit) < 0.5) flips |= 1 << (BITS - 1 - bit);
      }
      return (((x ^ flips) >>> 0) + 0.5) / CELLS;
    }),
  );
}

/** The points as unsigned 32-bit fractions. */
function digits(count: number, dimensions: number): number[][] {
  if (dimensions > MOST_DIMENSIONS) {
    throw new RangeError(`a Sobol sequence has at most ${MOST_DIMENSIONS} axes, not ${dimensions}`);
  }
  const axes = Array.from({ length: dimensions }, (_, axis) => directions(axis));
  let at = axes.map(() => 0);
  return Array.from({ length: count }, (_, index) => {
    if (index > 0) {
      // The bit in which the Gray codes of two numbers in a row differ.
      const changed = trailingZeros(index);
      at = at.map((x, axis) => (x ^ (axes[axis]?.[changed] ?? 0)) >>> 0);
    }
    return at;
  });
}

/** v_1 to v_32 of one axis, shifted to the top. */
function directions(axis: number): readonly number[] {
  const row = DIRECTION_NUMBERS[axis - 1];
  if (row === undefined) return Array.from({ length: BITS }, (_, bit) => topBit(bit));
  const [polynomial = 0, ...initial] = row;
  const degree = initial.length;
  const found = initial.map((m, bit) => (m << (BITS - 1 - bit)) >>> 0);
  for (let bit = degree; bit < BITS; bit++) {
    const last = found[bit - degree] ?? 0;
    let value = last ^ (last >>> degree);
    for (let k = 1; k < degree; k++) {
      if (((polynomial >> (degree - 1 - k)) & 1) === 1) value ^= found[bit - k] ?? 0;
    }
    found.push(value >>> 0);
  }
  return found;
}

function topBit(bit: number): number {
  return (1 << (BITS - 1 - bit)) >>> 0;
}

function trailingZeros(value: number): number {
  return 31 - Math.clz32(value & -value);
}
