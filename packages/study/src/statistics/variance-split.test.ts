import { inverseNormal, entityKey, KeyedRandom } from "@contactpoint/engine";
import fc from "fast-check";
import { expect, test } from "vitest";
import { drawMeans } from "./draw-means.ts";
import { momentsOf } from "./moments.ts";
import { splitVariance } from "./variance-split.ts";

test("mean squares of a balanced table give the components by hand", () => {
  // MSW = 1.125 and MSB = 14.125; scipy.stats.f_oneway gives their ratio, 12.5556.
  const split = splitVariance([3, 5, 8, 6, 1, 2, 7, 7], [0, 0, 1, 1, 2, 2, 3, 3]);
  expect(split).toMatchObject({ draws: 4, within_variance: 1.125, between_variance: 6.5 });
  expect(split?.standard_error).toBeCloseTo(Math.sqrt(14.125 / 8), 14);
  expect(split?.monte_carlo_se).toBeCloseTo(0.375, 14);
  expect(split?.input_se).toBeCloseTo(Math.sqrt(6.5 / 4), 14);
});

test("unequal draws weigh by their effective size", () => {
  // MSW = 4/3, MSB = 12.75, n0 = 11/6.
  const split = splitVariance([3, 5, 4, 8, 6, 1], [0, 0, 0, 1, 1, 2]);
  expect(split?.within_variance).toBeCloseTo(4 / 3, 13);
  expect(split?.between_variance).toBeCloseTo(6.2272727272727275, 13);
});

test("with equal draws the standard error is that of the draws' means, unless truncated", () => {
  const value = fc.double({ min: -100, max: 100, noNaN: true });
  const sizes = fc.tuple(fc.integer({ min: 2, max: 8 }), fc.integer({ min: 2, max: 4 }));
  fc.assert(
    fc.property(
      sizes,
      fc.array(value, { minLength: 32, maxLength: 32, size: "max" }),
      ([count, per], pool) => {
        const values = pool.slice(0, count * per);
        const draws = values.map((_, at) => Math.floor(at / per));
        const split = splitVariance(values, draws);
        const means = momentsOf(drawMeans(values, draws))?.variance ?? Number.NaN;
        const direct = Math.sqrt(means / count);
        const error = split?.standard_error ?? Number.NaN;
        if ((split?.between_variance ?? 0) > 0) expect(error).toBeCloseTo(direct, 9);
        else expect(error).toBeGreaterThanOrEqual(direct - 1e-9);
      },
    ),
  );
});

test("known components are found again", () => {
  const noise = new KeyedRandom(1).label("components");
  const normal = (name: string, at: number): number =>
    inverseNormal(noise.uniform(entityKey(name), at));
  const draws = Array.from({ length: 4_000 }, (_, at) => Math.floor(at / 4));
  const values = draws.map((draw, at) => 3 * normal("draw", draw) + 2 * normal("chance", at));
  const split = splitVariance(values, draws);
  expect(split?.between_variance).toBeGreaterThan(9 * 0.9);
  expect(split?.between_variance).toBeLessThan(9 * 1.1);
  expect(split?.within_variance).toBeGreaterThan(4 * 0.93);
  expect(split?.within_variance).toBeLessThan(4 * 1.07);
});

test("with one replication a draw, or one draw, the sources cannot be told apart", () => {
  expect(splitVariance([1, 2, 3], [0, 1, 2])).toBeNull();
  expect(splitVariance([1, 2, 3], [0, 0, 0])).toBeNull();
  expect(splitVariance([], [])).toBeNull();
});
