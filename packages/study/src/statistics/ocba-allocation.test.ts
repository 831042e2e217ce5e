import fc from "fast-check";
import { expect, test } from "vitest";
import { ocbaAllocation } from "./ocba-allocation.ts";

const SYSTEMS = [
  { mean: 1, standard_deviation: 1 },
  { mean: 2, standard_deviation: 2 },
  { mean: 3, standard_deviation: 3 },
  { mean: 4, standard_deviation: 2 },
  { mean: 5, standard_deviation: 1.5 },
];

test("most of the budget goes to the best and to what is near it or scatters", () => {
  // numpy, from the two formulas: 6.263, 44.535, 225.460, 400.818, 322.924
  expect(ocbaAllocation(SYSTEMS, 1_000, "higher")).toEqual([6, 45, 225, 401, 323]);
});

test("where lower is better it is mirrored", () => {
  const mirrored = SYSTEMS.map((system) => ({ ...system, mean: -system.mean }));
  expect(ocbaAllocation(mirrored, 1_000, "lower")).toEqual([6, 45, 225, 401, 323]);
});

test("systems as good as the best take part, and equal ones share", () => {
  const equal = [1, 1, 1].map((mean) => ({ mean, standard_deviation: 2 }));
  expect(ocbaAllocation(equal, 10, "higher")).toEqual([4, 3, 3]);
  const certain = [1, 2].map((mean) => ({ mean, standard_deviation: 0 }));
  expect(ocbaAllocation(certain, 5, "higher")).toEqual([3, 2]);
  const tied = [3, 3, 1].map((mean) => ({ mean, standard_deviation: 1 }));
  const [first = 0, second = 0, third = 0] = ocbaAllocation(tied, 100, "higher");
  expect(Math.min(first, second)).toBeGreaterThanOrEqual(third);
});

test("whole numbers sum to the budget", () => {
  const eighths = (least: number): fc.Arbitrary<number> =>
    fc.integer({ min: least, max: 40 }).map((number) => number / 8);
  const system = fc.record({ mean: eighths(-40), standard_deviation: eighths(0) });
  fc.assert(
    fc.property(
      fc.array(system, { minLength: 1, maxLength: 8, size: "max" }),
      fc.integer({ min: 0, max: 5_000 }),
      (systems, budget) => {
        const shares = ocbaAllocation(systems, budget, "higher");
        expect(shares).toHaveLength(systems.length);
        expect(shares.every((share) => Number.isInteger(share) && share >= 0)).toBe(true);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(budget);
      },
    ),
  );
});

test("nothing to divide by, or half a replication, is refused", () => {
  expect(() => ocbaAllocation([], 10, "higher")).toThrow(RangeError);
  expect(() => ocbaAllocation(SYSTEMS, 1.5, "higher")).toThrow(RangeError);
});
