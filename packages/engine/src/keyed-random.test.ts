import fc from "fast-check";
import { expect, test } from "vitest";

import { entityKey, KeyedRandom } from "./keyed-random.ts";

// Upper 0.1 % points of chi-square; the seeds are fixed, so a failure is a change of the generator.
const CHI_SQUARE_999_DF_63 = 103.442;
const CHI_SQUARE_999_DF_255 = 330.52;
const DRAWS = 64_000;

function chiSquare(counts: readonly number[], expected: number): number {
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

test("draws of a seed, label, entity and index are pinned", () => {
  const draw = new KeyedRandom(2_027).label("service-time");
  const entity = entityKey("everyday/XA/17");
  const pinned = [draw.uniform(entity, 0), draw.uniform(entity, 1), draw.uniform(entity, 0, 1)];
  expect(entity).toMatchInlineSnapshot(`
    {
      "hi": 741476231,
      "lo": 1803893776,
    }
  `);
  expect(pinned).toMatchInlineSnapshot(`
    [
      0.15902831814725693,
      0.03430947664996575,
      0.4261136850392012,
    ]
  `);
});

test("a draw depends on its own key alone", () => {
  fc.assert(
    fc.property(
      fc.maxSafeNat(),
      fc.string(),
      fc.array(fc.tuple(fc.string(), fc.nat(), fc.nat(9)), { minLength: 1 }),
      (seed, label, keys) => {
        const inOrder = new KeyedRandom(seed).label(label);
        const forward = keys.map(([name, i, sub]) => inOrder.uniform(entityKey(name), i, sub));
        const backward = keys
          .toReversed()
          .map(([name, i, sub]) =>
            new KeyedRandom(seed).label(label).uniform(entityKey(name), i, sub),
          );
        expect(backward.toReversed()).toEqual(forward);
      },
    ),
  );
});

test("a change of seed, label, entity, index or sub changes the draw", () => {
  const variants: number[] = [];
  for (const seed of [0, 1, 2 ** 32, 2 ** 53 - 1]) {
    for (const label of ["", "a", "b"]) {
      for (const name of ["", "a", "a\0", "ab", "ba"]) {
        for (const [index, sub] of [
          [0, 0],
          [1, 0],
          [0, 1],
        ] as const) {
          variants.push(new KeyedRandom(seed).label(label).uniform(entityKey(name), index, sub));
        }
      }
    }
  }
  expect(new Set(variants).size).toBe(4 * 3 * 5 * 3);
});

test("every uniform lies strictly between 0 and 1 and a pair begins with it", () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.string(), fc.nat(), (seed, name, index) => {
      const draw = new KeyedRandom(seed).label("x");
      const u = draw.uniform(entityKey(name), index);
      draw.pair(entityKey(name), index);
      expect(u > 0 && u < 1).toBe(true);
      expect(draw.first).toBe(u);
      expect(draw.second > 0 && draw.second < 1 && draw.second !== u).toBe(true);
    }),
  );
});

test.each([
  ["successive indices of one entity", (i: number) => ["e", i, 0] as const],
  ["one index of successive entities", (i: number) => [`node/${i}`, 0, 0] as const],
  ["successive subs of one draw", (i: number) => ["e", 0, i] as const],
])("the uniforms of %s fill 64 cells and their low bits evenly", (_, keyOf) => {
  const draw = new KeyedRandom(1).label("uniformity");
  const cells = Array.from({ length: 64 }, () => 0);
  const lowCells = Array.from({ length: 64 }, () => 0);
  for (let i = 0; i < DRAWS; i++) {
    const [name, index, sub] = keyOf(i);
    const u = draw.uniform(entityKey(name), index, sub);
    const cell = Math.floor(u * 64);
    const lowCell = (u * 2 ** 53) % 64;
    cells[cell] = (cells[cell] ?? NaN) + 1;
    lowCells[lowCell] = (lowCells[lowCell] ?? NaN) + 1;
  }
  expect(chiSquare(cells, DRAWS / 64)).toBeLessThan(CHI_SQUARE_999_DF_63);
  expect(chiSquare(lowCells, DRAWS / 64)).toBeLessThan(CHI_SQUARE_999_DF_63);
});

test.each([
  ["neighbouring indices", ["a", "x", 0], ["a", "x", 1]],
  ["two labels", ["a", "x", 0], ["b", "x", 0]],
  ["two entities", ["a", "x", 0], ["a", "y", 0]],
  ["label and entity exchanged", ["a", "x", 0], ["x", "a", 0]],
] as const)("draws of %s are independent", (_, left, right) => {
  const random = new KeyedRandom(7);
  const cells = Array.from({ length: 256 }, () => 0);
  const [first, second] = [left, right].map(([label, name, offset]) => {
    const draw = random.label(label);
    const entity = entityKey(name);
    return (i: number): number => draw.uniform(entity, 2 * i + offset);
  });
  for (let i = 0; i < DRAWS; i++) {
    const cell = Math.floor((first?.(i) ?? NaN) * 16) * 16 + Math.floor((second?.(i) ?? NaN) * 16);
    cells[cell] = (cells[cell] ?? NaN) + 1;
  }
  expect(chiSquare(cells, DRAWS / 256)).toBeLessThan(CHI_SQUARE_999_DF_255);
});

test("the seeds' draws of one key are uniform, so replications differ", () => {
  const cells = Array.from({ length: 64 }, () => 0);
  const entity = entityKey("XA");
  for (let seed = 0; seed < DRAWS; seed++) {
    const cell = Math.floor(new KeyedRandom(seed).label("x").uniform(entity, 0) * 64);
    cells[cell] = (cells[cell] ?? NaN) + 1;
  }
  expect(chiSquare(cells, DRAWS / 64)).toBeLessThan(CHI_SQUARE_999_DF_63);
});

test("a hundred thousand names have a hundred thousand entity keys", () => {
  const keys = new Set<string>();
  for (let i = 0; i < 100_000; i++) {
    const { hi, lo } = entityKey(`everyday/X${String.fromCharCode(65 + (i % 26))}/${i}`);
    keys.add(`${hi}:${lo}`);
  }
  expect(keys.size).toBe(100_000);
});

test.each([-1, 0.5, NaN, 2 ** 53])("the seed %d is refused", (seed) => {
  expect(() => new KeyedRandom(seed)).toThrow(RangeError);
});
