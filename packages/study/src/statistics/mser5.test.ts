import { entityKey, inverseNormal, KeyedRandom } from "@contactpoint/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import { mser5 } from "./mser5.ts";

function noise(count: number, seed: number): number[] {
  const draw = new KeyedRandom(seed).label("noise");
  return Array.from({ length: count }, (_, at) => inverseNormal(draw.uniform(entityKey("y"), at)));
}

test("the statistic is that of the definition", () => {
  const value = fc.double({ min: -50, max: 50, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 83, size: "max" }), (values) => {
      const { statistic } = mser5(values);
      const fives = Math.floor(values.length / 5);
      const means = Array.from({ length: fives }, (_, five) => {
        const of = values.slice(5 * five, 5 * five + 5);
        return of.reduce((sum, each) => sum + each, 0) / 5;
      });
      expect(statistic).toHaveLength(fives === 0 ? 0 : Math.floor(fives / 2) + 1);
      statistic.forEach((found, d) => {
        const left = means.slice(d);
        const mean = left.reduce((sum, each) => sum + each, 0) / left.length;
        const squares = left.reduce((sum, each) => sum + (each - mean) * (each - mean), 0);
        expect(found).toBeCloseTo(squares / (left.length * left.length), 8);
      });
    }),
  );
});

test("a series that starts off its level is cut where it arrives", () => {
  const values = noise(500, 1).map((value, at) => value + (at < 60 ? 20 : 0));
  expect(mser5(values).discard).toBe(60);
});

test("a decaying start is cut, a settled series hardly", () => {
  const settled = noise(500, 2);
  const decaying = settled.map((value, at) => value + 30 * 0.95 ** at);
  expect(mser5(settled).discard).toBeLessThanOrEqual(100);
  expect(mser5(decaying).discard).toBeGreaterThanOrEqual(60);
});

test("a series that still grows is refused", () => {
  expect(mser5(Array.from({ length: 200 }, (_, at) => at)).discard).toBeNull();
});

test("of a few values nothing can be said", () => {
  expect(mser5([1, 2, 3, 4, 5, 6, 7, 8, 9]).discard).toBeNull();
  expect(mser5([])).toEqual({ discard: null, statistic: [] });
});
