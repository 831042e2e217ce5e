import { KeyedRandom } from "@contactpoint/engine";
import type { Study, StudyFactor } from "@contactpoint/scenario";
import fc from "fast-check";
import { expect, test } from "vitest";

import { factorAssignments, factorDesign } from "./factor-design.ts";
import { factorValue } from "./factor-value.ts";
import { latinHypercube } from "./latin-hypercube.ts";
import { morrisTrajectories } from "./morris-trajectories.ts";
import { saltelliSample } from "./saltelli-sample.ts";
import { scrambledSobol, sobolSequence } from "./sobol-sequence.ts";

const drawOf = (seed: number) => new KeyedRandom(seed).label("test");
const axesOf = (count: number): string[] => Array.from({ length: count }, (_, at) => `axis${at}`);
const column = (points: readonly (readonly number[])[], axis: number): number[] =>
  points.map((point) => point[axis] ?? NaN);
const slices = (values: readonly number[], count: number): number[] =>
  values.map((u) => Math.floor(u * count)).toSorted((a, b) => a - b);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

const number = (name: string, more: object = {}): StudyFactor => ({
  name,
  path: name,
  title: { en: name },
  levels: { kind: "range", min: 2, max: 32, scale: "linear", unit: "number", ...more },
});
const listed = (name: string, values: readonly (string | number | boolean)[]): StudyFactor => ({
  name,
  path: name,
  title: { en: name },
  levels: { kind: "list", values },
});
const study = (
  factors: readonly StudyFactor[],
  design: Study["design"],
): Pick<Study, "seed" | "factors" | "design"> => ({ seed: 3, factors, design });

test("the first points of the Sobol sequence are the published ones", () => {
  // scipy.stats.qmc.Sobol(64, scramble=False).random(64), rows 1 to 5 and 37.
  expect(sobolSequence(6, 5).slice(1)).toEqual([
    [0.5, 0.5, 0.5, 0.5, 0.5],
    [0.75, 0.25, 0.25, 0.25, 0.75],
    [0.25, 0.75, 0.75, 0.75, 0.25],
    [0.375, 0.375, 0.625, 0.875, 0.375],
    [0.875, 0.875, 0.125, 0.375, 0.875],
  ]);
  const last = sobolSequence(64, 64)[37];
  expect([0, 1, 2, 10, 31, 63].map((axis) => last?.[axis])).toEqual([
    0.921875, 0.640625, 0.578125, 0.015625, 0.140625, 0.828125,
  ]);
  expect(() => sobolSequence(2, 65)).toThrow(RangeError);
});

test("every axis of a Sobol sequence has one point in each of 2^m slices, scrambled or not", () => {
  const cases = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 64 }), fc.nat());
  fc.assert(
    fc.property(cases, ([m, axes, seed]) => {
      const count = 2 ** m;
      for (const points of [
        sobolSequence(count, axes),
        scrambledSobol(count, axes, drawOf(seed)),
      ]) {
        for (const axis of upTo(axes)) {
          expect(slices(column(points, axis), count)).toEqual(upTo(count));
        }
      }
    }),
    { numRuns: 25 },
  );
});

test("the first two axes form a (0, m, 2)-net: every box of area 2^-m holds one point", () => {
  const m = 6;
  const count = 2 ** m;
  for (const points of [sobolSequence(count, 2), scrambledSobol(count, 2, drawOf(8))]) {
    for (const split of upTo(m + 1)) {
      const boxes = points.map(([x = 0, y = 0]) =>
        [Math.floor(x * 2 ** split), Math.floor(y * 2 ** (m - split))].join(" "),
      );
      expect(new Set(boxes).size, `2^${split} columns`).toBe(count);
    }
  }
});

test("scrambling depends on the seed, and makes the first point of the sequence uniform", () => {
  const first = upTo(2000).map((seed) => scrambledSobol(1, 1, drawOf(seed))[0]?.[0] ?? NaN);
  // Mean of 2,000 uniform numbers: five standard errors are .032.
  expect(Math.abs(first.reduce((sum, u) => sum + u, 0) / 2000 - 0.5)).toBeLessThan(0.032);
  expect(new Set(first).size).toBe(2000);
});

test("a Latin hypercube has one point in each slice of every axis", () => {
  const cases = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 6 }), fc.nat());
  fc.assert(
    fc.property(cases, ([count, axes, seed]) => {
      const points = latinHypercube(count, axesOf(axes), drawOf(seed));
      for (const axis of upTo(axes)) {
        expect(slices(column(points, axis), count)).toEqual(upTo(count));
      }
    }),
    { numRuns: 50 },
  );
});

test("points of a Latin hypercube lie further apart than those drawn alone", () => {
  const nearest = (points: readonly (readonly number[])[]): number =>
    Math.min(
      ...points.flatMap((a, at) =>
        points.slice(at + 1).map((b) => Math.hypot(...a.map((x, axis) => x - (b[axis] ?? 0)))),
      ),
    );
  const draw = drawOf(5);
  const spread = nearest(latinHypercube(20, axesOf(2), draw));
  const alone = upTo(20).map((seed) =>
    nearest(
      scrambledSobol(1, 40, drawOf(seed)).flatMap((all) =>
        upTo(20).map((at) => [all[at * 2] ?? 0, all[at * 2 + 1] ?? 0]),
      ),
    ),
  );
  expect(spread).toBeGreaterThan(Math.max(...alone));
});

test("a trajectory moves every factor once, one at a time, by half the levels", () => {
  const cases = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 2, max: 9 }), fc.nat());
  fc.assert(
    fc.property(cases, ([axes, levels, seed]) => {
      for (const walk of morrisTrajectories(5, axesOf(axes), levels, drawOf(seed))) {
        const moved = walk.slice(1).map((point, step) => {
          const before = walk[step] ?? [];
          const changed = upTo(axes).filter((axis) => point[axis] !== before[axis]);
          expect(changed).toHaveLength(1);
          const [axis = 0] = changed;
          const size = Math.abs((point[axis] ?? 0) - (before[axis] ?? 0));
          expect(size).toBeCloseTo(Math.floor(levels / 2) / (levels - 1), 12);
          return axis;
        });
        expect(moved.toSorted((a, b) => a - b)).toEqual(upTo(axes));
        expect(walk.flat().every((u) => u >= 0 && u <= 1)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test("trajectories begin on all levels alike and go in both directions", () => {
  const walks = morrisTrajectories(4000, ["a"], 4, drawOf(1));
  const starts = upTo(4).map(
    (level) => walks.filter(([at]) => (at?.[0] ?? 0) * 3 === level).length,
  );
  for (const n of starts) expect(Math.abs(n - 1000)).toBeLessThan(150);
});

test("Saltelli's blocks are A, A with one axis of B each, and B", () => {
  for (const block of saltelliSample(16, 3, drawOf(2))) {
    const [a = [], ...rest] = block;
    const b = rest.at(-1) ?? [];
    expect(block).toEqual([a, [b[0], a[1], a[2]], [a[0], b[1], a[2]], [a[0], a[1], b[2]], b]);
  }
});

test("values of a range follow its scale, whole numbers come about equally often", () => {
  const log = number("a", { min: 1, max: 100, scale: "log" });
  expect([0, 0.25, 0.5, 1].map((u) => factorValue(log, u))).toEqual([1, 3.16228, 10, 100]);
  const whole = number("b", { min: 1, max: 4, unit: "whole" });
  const counts = new Map<unknown, number>();
  for (const at of upTo(1000)) {
    const value = factorValue(whole, (at + 0.5) / 1000);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  expect(counts).toEqual(
    new Map([
      [1, 250],
      [2, 250],
      [3, 250],
      [4, 250],
    ]),
  );
  expect([0, 1].map((u) => factorValue(whole, u))).toEqual([1, 4]);
  const span = number("c", { min: 1000, max: 2000, unit: "span" });
  expect(factorValue(span, 0.33333)).toBe(1333);
});

test("a value never leaves its range and grows with its place on the axis", () => {
  const scales = fc.constantFrom("linear", "log");
  const units = fc.constantFrom("number", "whole", "span");
  const places = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.nat({ max: 1000 }),
      scales,
      units,
      places,
      (min, width, scale, unit, [u, v]) => {
        const factor = number("a", { min, max: min + width, scale, unit });
        const [low, high] = [Math.min(u, v), Math.max(u, v)].map((at) =>
          Number(factorValue(factor, at)),
        );
        expect(low).toBeGreaterThanOrEqual(min);
        expect(high).toBeLessThanOrEqual(min + width);
        expect(low).toBeLessThanOrEqual(high ?? NaN);
      },
    ),
  );
});

const GRID = { kind: "grid", constraints: [] } as const;

test("a grid has every combination once, in the order of the file, and both ends of a range", () => {
  const factors = [listed("law", ["police", "judge"]), number("n"), listed("on", [true])];
  expect(factorAssignments(study(factors, GRID))).toEqual([
    { law: "police", n: 2, on: true },
    { law: "police", n: 32, on: true },
    { law: "judge", n: 2, on: true },
    { law: "judge", n: 32, on: true },
  ]);
  expect(factorAssignments(study([], GRID))).toEqual([{}]);
});

test("constraints leave out exactly the combinations that match all their entries", () => {
  const values = [1, 2, 3];
  const some = fc.subarray(values, { minLength: 1 });
  const constraint = fc.record({ a: some, b: some }, { requiredKeys: [], noNullPrototype: true });
  const factors = [listed("a", values), listed("b", values), listed("c", values)];
  fc.assert(
    fc.property(fc.array(constraint, { maxLength: 3 }), (constraints) => {
      const left = factorAssignments(study(factors, { ...GRID, constraints }));
      const all = factorAssignments(study(factors, GRID));
      const barred = (row: (typeof all)[number]): boolean =>
        constraints.some(
          ({ a = values, b = values }) =>
            a.includes(Number(row["a"])) && b.includes(Number(row["b"])),
        );
      expect(left).toEqual(all.filter((row) => !barred(row)));
    }),
  );
});

test("a constraint takes the whole trajectory of Morris or block of Saltelli with it", () => {
  const factors = [listed("a", [1, 2]), listed("b", [1, 2])];
  const constraints = [{ a: [1], b: [1] }];
  for (const design of [
    { kind: "morris", trajectories: 20, levels: 4, constraints },
    { kind: "saltelli", samples: 16, constraints },
  ] as const) {
    const { blocks } = factorDesign(study(factors, design));
    const whole = factorDesign(study(factors, { ...design, constraints: [] })).blocks;
    expect(blocks.length).toBeGreaterThan(0);
    expect(blocks.length).toBeLessThan(whole.length);
    for (const block of blocks) {
      expect(block).toHaveLength(design.kind === "morris" ? 3 : 4);
      expect(block.some(({ assignment }) => assignment["a"] === 1 && assignment["b"] === 1)).toBe(
        false,
      );
    }
  }
});

test("every design has as many combinations as it says, the same for the same seed alone", () => {
  const factors = [number("a"), number("b"), number("c")];
  const designs = [
    [{ kind: "latin-hypercube", samples: 12, constraints: [] }, 12],
    [{ kind: "sobol", samples: 16, constraints: [] }, 16],
    [{ kind: "saltelli", samples: 8, constraints: [] }, 40],
    [{ kind: "morris", trajectories: 6, levels: 64, constraints: [] }, 24],
  ] as const;
  for (const [design, size] of designs) {
    const rows = factorAssignments(study(factors, design));
    expect(rows).toHaveLength(size);
    expect(factorAssignments(study(factors, design))).toEqual(rows);
    expect(factorAssignments({ ...study(factors, design), seed: 4 })).not.toEqual(rows);
  }
});

test("a combination that a design meets twice is run once", () => {
  const factors = [listed("a", [1, 2])];
  const design = { kind: "sobol", samples: 16, constraints: [] } as const;
  expect(factorAssignments(study(factors, design))).toHaveLength(2);
});
