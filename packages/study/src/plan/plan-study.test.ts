import type { UncertainParameter } from "@contactpoint/scenario";
import fc from "fast-check";
import { expect, test } from "vitest";
import { changesAt } from "./changes-at.ts";
import { drawOf, drawParameters } from "./draw-parameters.ts";
import { planStudy } from "./plan-study.ts";
import { replicationSeed } from "./replication-seed.ts";
import type { StudyPoint } from "./study-point.ts";
import { unitNumber, unitOfNumber } from "./unit-number.ts";

const title = { en: "" };

const study = {
  variants: [
    { name: "mesh", title, changes: [] },
    { name: "hub", title, changes: [{ patch: { topology: { kind: "hub" } } }] },
  ],
  factors: [
    {
      name: "wait",
      path: "practice.wait",
      title,
      levels: { kind: "range", min: 0, max: 9_000, scale: "linear", unit: "span" },
    },
    { name: "law", path: "law", title, levels: { kind: "list", values: ["a", "b"] } },
  ],
  switches: [{ name: "vouching", title, changes: [{ path: "topology.vouches", value: false }] }],
} as const;

const at = (points: readonly StudyPoint[], id: string): StudyPoint | undefined =>
  points.find((point) => point.id === id);

test("a plan has every variant at every assignment, as modelled and without each switch", () => {
  const assignments = [
    { wait: 1_500, law: "a" },
    { wait: 3_000, law: "b" },
  ];
  const points = planStudy(study, assignments, {});
  expect(points.map(({ id }) => id)).toEqual([
    "mesh/wait=1500,law=a",
    "mesh/wait=1500,law=a~vouching",
    "hub/wait=1500,law=a",
    "hub/wait=1500,law=a~vouching",
    "mesh/wait=3000,law=b",
    "mesh/wait=3000,law=b~vouching",
    "hub/wait=3000,law=b",
    "hub/wait=3000,law=b~vouching",
  ]);
});

test("a scenario is changed by variant, factors and draw, and by the switch last", () => {
  const point = { variant: "hub", factors: { wait: 1_500, law: "a" }, without: "vouching" };
  expect(changesAt(study, point, drawParameters({ seed: 3, uncertain: [always(0.5)] }, 4))).toEqual(
    [
      { patch: { topology: { kind: "hub" } } },
      { path: "practice.wait", value: "PT1.500S" },
      { path: "law", value: "a" },
      { path: "share", value: 0.5 },
      { path: "topology.vouches", value: false },
    ],
  );
  expect(changesAt(study, { variant: "mesh", factors: {}, without: null }, [])).toEqual([]);
});

test("orders of removal give a point a step, and equal beginnings one point", () => {
  const points = planStudy({ ...study, switches: [] }, [{}], {
    hub: [
      ["XA", "XB"],
      ["XA", "XC"],
    ],
  });
  expect(points.map(({ id }) => id)).toEqual(["mesh", "hub", "hub-XA", "hub-XA+XB", "hub-XA+XC"]);
  expect(at(points, "hub-XA+XC")?.removed).toEqual(["XA", "XC"]);
});

test("no two replications of a study share a seed, and studies with other seeds share none", () => {
  const seeds = [1, 2].flatMap((seed) =>
    Array.from({ length: 5_000 }, (_, replication) => replicationSeed(seed, replication)),
  );
  expect(new Set(seeds).size).toBe(10_000);
  expect(seeds.every((seed) => Number.isSafeInteger(seed) && seed >= 0)).toBe(true);
  expect(replicationSeed(1, 7)).toBe(seeds[7]);
});

const always = (value: number): UncertainParameter => ({
  ...uncertain("share"),
  distribution: { kind: "deterministic", value },
});

const uncertain = (path: string) =>
  ({
    path,
    title,
    distribution: { kind: "uniform", min: 10, max: 20 },
    unit: path === "a" ? "whole" : "number",
    basis: "assumption",
    source: "",
  }) as const;

test("a draw of a parameter depends on the seed, its path and the number of the draw alone", () => {
  const values = (paths: readonly string[], draw: number): Record<string, number> =>
    Object.fromEntries(
      drawParameters({ seed: 3, uncertain: paths.map(uncertain) }, draw).map(
        ({ parameter, value }) => [parameter.path, value],
      ),
    );
  const { a, b } = values(["a", "b"], 4);
  expect(values(["b"], 4)).toEqual({ b });
  expect(values(["b", "c", "a"], 4)).toMatchObject({ a, b });
  expect(values(["a", "b"], 5)).not.toEqual({ a, b });
  expect(Number.isInteger(a)).toBe(true);
  expect(Number.isInteger(b)).toBe(false);
});

test("replications share a draw in runs of per_draw", () => {
  const replications = { replications: { per_draw: 3 } } as Parameters<typeof drawOf>[0];
  expect([0, 1, 2, 3, 4, 5, 6].map((r) => drawOf(replications, r))).toEqual([0, 0, 0, 1, 1, 1, 2]);
});

test("the number of a replication and its unit belong to one another", () => {
  const points = ["a", "b", "c"].map((id) => ({ id }));
  fc.assert(
    fc.property(fc.nat({ max: 10_000 }), (number) => {
      expect(unitNumber(points, unitOfNumber(points, number))).toBe(number);
    }),
  );
  expect(unitOfNumber(points, 7)).toEqual({ point: "b", replication: 2 });
  expect(() => unitOfNumber(points, 0.5)).toThrow(RangeError);
  expect(() => unitNumber(points, { point: "d", replication: 0 })).toThrow(RangeError);
});
