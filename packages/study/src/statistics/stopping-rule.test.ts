import fc from "fast-check";
import { expect, test } from "vitest";
import { type PrecisionPlan, type PrecisionSeries, stoppingRule } from "./stopping-rule.ts";

const PLAN: PrecisionPlan = {
  confidence: 0.95,
  min: 10,
  max: 60,
  batch: 10,
  look_ahead: 1,
  per_draw: 1,
};

/** Values 9 and 11 in turn: half-width t.975 √(n/(n - 1)/n) = .754 from 10, .480 from 20, .380 from 30. */
function alternating(count: number): number[] {
  return Array.from({ length: count }, (_, at) => (at % 2 === 0 ? 9 : 11));
}

function series(more: Partial<PrecisionSeries> & Pick<PrecisionSeries, "values">): PrecisionSeries {
  return { relative: null, absolute: null, ...more };
}

test("too few replications for a look decide nothing", () => {
  const state = stoppingRule([series({ values: alternating(9), absolute: 5 })], PLAN);
  expect(state).toEqual({ replications: 0, met: false, stop: false, shortfalls: [] });
});

test("a target that is met must be met once more", () => {
  const target = (count: number): PrecisionSeries =>
    series({ values: alternating(count), absolute: 0.5 });
  const early = stoppingRule([target(19)], PLAN);
  expect(early).toMatchObject({ replications: 10, met: false, stop: false });
  expect(early.shortfalls[0]?.half_width).toBeCloseTo(0.754052, 5);
  expect(stoppingRule([target(20)], PLAN)).toMatchObject({ met: true, stop: false });
  expect(stoppingRule([target(30)], PLAN)).toMatchObject({ replications: 30, stop: true });
  expect(stoppingRule([target(20)], { ...PLAN, look_ahead: 0 })).toMatchObject({
    replications: 20,
    stop: true,
  });
});

test("a relative target is a share of the mean", () => {
  const values = alternating(30);
  const wide = stoppingRule([series({ values, relative: 0.05 })], PLAN);
  expect(wide).toMatchObject({ replications: 30, met: true, stop: true });
  const narrow = stoppingRule([series({ values, relative: 0.03 })], PLAN);
  expect(narrow).toMatchObject({ replications: 30, met: false });
  expect(narrow.shortfalls[0]?.target).toBeCloseTo(0.3, 12);
});

test("of two widths the wider is wanted", () => {
  // The half-width is .38; 3 % of the mean is .3.
  const both = (absolute: number): PrecisionSeries =>
    series({ values: alternating(30), relative: 0.03, absolute });
  expect(stoppingRule([both(0.01)], PLAN).shortfalls[0]?.target).toBeCloseTo(0.3, 12);
  expect(stoppingRule([both(0.4)], PLAN).met).toBe(true);
});

test("several targets widen each other's intervals", () => {
  const one = series({ values: alternating(20), absolute: 0.5 });
  expect(stoppingRule([one], PLAN).met).toBe(true);
  const other = { ...one };
  const both = stoppingRule([one, other], PLAN);
  expect(both.met).toBe(false);
  expect(both.shortfalls.map(({ series }) => [one, other].indexOf(series))).toEqual([0, 1]);
});

test("at the greatest number it stops, met or not", () => {
  const values = alternating(60);
  expect(stoppingRule([series({ values, absolute: 0.01 })], PLAN)).toMatchObject({
    replications: 60,
    met: false,
    stop: true,
  });
});

test("a metric that was not reached has no precision", () => {
  const values = alternating(30).map((value, at) => (at === 3 ? null : value));
  const one = series({ values, absolute: 5 });
  const state = stoppingRule([one], PLAN);
  expect(state).toMatchObject({ met: false, stop: false });
  expect(state.shortfalls).toEqual([{ series: one, half_width: null, target: 5 }]);
});

test("replications that share a draw count as one", () => {
  const values = alternating(20).map((value, at) => value + Math.floor(at / 2));
  const apart = stoppingRule([series({ values, absolute: 0.1 })], PLAN);
  const shared = stoppingRule([series({ values, absolute: 0.1 })], { ...PLAN, per_draw: 2 });
  // Means of draws are 10, 11, … 19: half-width 2.2622 · 3.0277/√10.
  expect(shared.shortfalls[0]?.half_width).toBeCloseTo(2.16586, 4);
  expect(apart.shortfalls[0]?.half_width).toBeCloseTo(1.4541, 1);
});

test("what lies behind the batch that decided does not change the decision", () => {
  const value = fc.double({ min: -3, max: 3, noNaN: true });
  const looks = fc.integer({ min: 0, max: 2 });
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 60, maxLength: 60, size: "max" }),
      looks,
      (noise, look_ahead) => {
        const plan = { ...PLAN, look_ahead };
        const at = (count: number): ReturnType<typeof stoppingRule> =>
          stoppingRule([series({ values: noise.slice(0, count), absolute: 1 })], plan);
        const whole = at(60);
        expect(whole.stop).toBe(true);
        expect(at(whole.replications)).toEqual(whole);
        for (let count = 0; count < whole.replications; count++) {
          expect(at(count).stop).toBe(false);
        }
      },
    ),
    { numRuns: 25 },
  );
});

test("the last look is at the greatest number, though it fills no batch", () => {
  const values = alternating(34);
  const state = stoppingRule([series({ values, absolute: 0.01 })], { ...PLAN, max: 34 });
  expect(state).toMatchObject({ replications: 34, stop: true });
});

test("without targets there is nothing to decide", () => {
  expect(() => stoppingRule([], PLAN)).toThrow(RangeError);
});
