import stdlibExp from "@stdlib/math-base-special-exp";
import stdlibLn from "@stdlib/math-base-special-ln";
import fc from "fast-check";
import { expect, test } from "vitest";

import { entityKey, KeyedRandom } from "./keyed-random.ts";
import { exp, ln, power, sqrt } from "./ln-exp.ts";

const SPECIAL = [
  0,
  -0,
  -1,
  NaN,
  Infinity,
  -Infinity,
  1,
  2,
  0.5,
  1 + 2 ** -30,
  Number.MIN_VALUE,
  2 ** -1022,
  Number.MAX_VALUE,
  709.782712893384,
  709.7827128933841,
  -708.4,
  -744.5,
  -745.13,
  -745.133219101942,
  2 ** -29,
  -(2 ** -29),
];
const INPUTS = 100_000;

function differing(mine: (x: number) => number, theirs: (x: number) => number, xs: number[]) {
  return xs.filter((x) => !Object.is(mine(x), theirs(x)));
}

/** Bit patterns at random: every magnitude, subnormal numbers and NaN included. */
function randomDoubles(sign: number): number[] {
  const draw = new KeyedRandom(3).label("bits");
  const entity = entityKey("oracle");
  const view = new DataView(new ArrayBuffer(8));
  return Array.from({ length: INPUTS }, (_, i) => {
    draw.pair(entity, i);
    view.setUint32(0, Math.floor(draw.first * 2 ** 31));
    view.setUint32(4, Math.floor(draw.second * 2 ** 32));
    return sign * view.getFloat64(0);
  });
}

function randomWithin(min: number, max: number): number[] {
  const draw = new KeyedRandom(4).label("interval");
  const entity = entityKey("oracle");
  return Array.from({ length: INPUTS }, (_, i) => min + (max - min) * draw.uniform(entity, i));
}

test("the logarithm has @stdlib's bits on special, random and uniform inputs", () => {
  const inputs = [
    ...SPECIAL,
    ...randomDoubles(1),
    ...randomWithin(0, 1),
    ...randomWithin(0.9, 1.1),
  ];
  expect(differing(ln, stdlibLn, inputs)).toEqual([]);
});

test("the exponential has @stdlib's bits on special, random and moderate inputs", () => {
  const inputs = [
    ...SPECIAL,
    ...randomDoubles(1),
    ...randomDoubles(-1),
    ...randomWithin(-750, 720),
    ...randomWithin(-2, 2),
  ];
  expect(differing(exp, stdlibExp, inputs)).toEqual([]);
});

test("a power of a positive number is near the engine's own", () => {
  const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  fc.assert(
    fc.property(positive, fc.double({ min: -5, max: 5, noNaN: true }), (x, y) => {
      expect(Math.abs(power(x, y) / x ** y - 1)).toBeLessThan(1e-13);
    }),
  );
  expect(sqrt(2)).toBe(Math.SQRT2);
});
