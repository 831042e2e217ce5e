import type { StudyFactor } from "@contactpoint/scenario";
import { expect, test } from "vitest";

import type { StudyPoint } from "../plan/index.ts";
import { explored, sampleStudy, sloped } from "../testing/index.ts";
import type { PlantedTruth } from "../testing/index.ts";

const range = (name: string, unit: "number" | "span" = "number"): StudyFactor => ({
  name,
  path: name,
  title: { en: `The ${name}` },
  levels: { kind: "range", min: 0, max: 10, scale: "linear", unit },
});
const OMIT = "profiles.default.error.omit_item";

test("without a design of its own a metric is explained by regression, variant by variant", () => {
  const exploration = { sensitivity: ["in-time"], discovery: [], regret: [] };
  const { sensitivity } = explored({ exploration }, sloped);
  expect(sensitivity.map(({ variant, input, method }) => [variant, input, method])).toEqual([
    ["mesh", OMIT, "regression"],
    ["hub", OMIT, "regression"],
  ]);
  const [mesh, hub] = sensitivity;
  expect(hub?.standardised?.low).toBeGreaterThan(0.8);
  expect(hub?.r2).toBeGreaterThan(0.8);
  expect(Math.abs(mesh?.standardised?.estimate ?? 1)).toBeLessThan(0.6);
});

const byFactors = ({ factors }: StudyPoint): PlantedTruth => ({
  mean: { "in-time": 100 + 3 * Number(factors["load"]) + Number(factors["delay"]), p95: 9 },
  slope: {},
});
const QUIET = { common: 1e-9, own: 1e-9 };
const sensitivity = { exploration: { sensitivity: ["in-time"], discovery: [], regret: [] } };

test("a Saltelli design gives Sobol indices of the factors", () => {
  const design = { kind: "saltelli", samples: 128, constraints: [] } as const;
  const factors = [range("load"), range("delay", "span")];
  const found = explored({ ...sensitivity, factors, design }, byFactors, 1, QUIET).sensitivity;
  const load = found.find(({ input, variant }) => input === "load" && variant === "hub");
  const delay = found.find(({ input, variant }) => input === "delay" && variant === "hub");
  // Variances 9 and 1 of a sum; spans are rounded to milliseconds, of which there are eleven here.
  expect(load).toMatchObject({ method: "sobol", mean_effect: null, standardised: null });
  for (const [index, exact] of [
    [load, 0.9],
    [delay, 0.1],
  ] as const) {
    expect(Math.abs((index?.first?.estimate ?? NaN) - exact)).toBeLessThan(0.06);
    expect(Math.abs((index?.total?.estimate ?? NaN) - exact)).toBeLessThan(0.06);
  }
});

test("a design of Morris gives elementary effects over the whole range", () => {
  const design = { kind: "morris", trajectories: 6, levels: 4, constraints: [] } as const;
  const factors = [range("load"), range("delay")];
  const found = explored({ ...sensitivity, factors, design }, byFactors, 1, QUIET).sensitivity;
  const hub = found.filter(({ variant }) => variant === "hub");
  expect(hub.map(({ input, mean_effect }) => [input, Math.round(mean_effect ?? 0)])).toEqual([
    ["load", 30],
    ["delay", 10],
  ]);
  expect(hub[0]?.effect_deviation).toBeLessThan(0.01);
});

test("factors of few values have the effects that ranges of the same weight have", () => {
  const design = { kind: "morris", trajectories: 12, levels: 4, constraints: [] } as const;
  const factor = (name: string, levels: StudyFactor["levels"]): StudyFactor => ({
    ...range(name),
    levels,
  });
  const whole = { kind: "range", min: 1, max: 2, scale: "linear", unit: "whole" } as const;
  const factors = [
    range("load"),
    factor("flag", { kind: "list", values: [false, true] }),
    factor("officers", whole),
    factor("grade", { kind: "list", values: [0, 0.5, 1] }),
  ];
  const truth = ({ factors: at }: StudyPoint): PlantedTruth => ({
    mean: {
      "in-time":
        Number(at["load"]) / 10 + Number(at["flag"]) + Number(at["officers"]) + Number(at["grade"]),
      p95: 9,
    },
    slope: {},
  });
  const found = explored({ ...sensitivity, factors, design }, truth, 1, QUIET).sensitivity;
  const hub = found.filter(({ variant }) => variant === "hub");
  expect(hub.map(({ input }) => input)).toEqual(["load", "flag", "officers", "grade"]);
  for (const { mean_effect } of hub) expect(mean_effect).toBeCloseTo(1, 2);
});

const LAW: StudyFactor = {
  name: "law",
  path: "law",
  title: { en: "Who orders" },
  levels: { kind: "list", values: ["police", "judge", "prosecutor"] },
};

const LOAD: StudyFactor = { ...range("load"), levels: { kind: "list", values: [1, 2, 3] } };

test("words of a factor are told apart by a column each", () => {
  const truth = ({ factors }: StudyPoint): PlantedTruth => ({
    mean: { "in-time": factors["law"] === "judge" ? 0.2 : 0.8, p95: 9 },
    slope: {},
  });
  const found = explored({ ...sensitivity, factors: [LAW, LOAD] }, truth).sensitivity;
  const sizes = found
    .filter(({ variant }) => variant === "hub")
    .map((one) => [one.input, one.standardised?.estimate ?? NaN] as const);
  expect(sizes.map(([input]) => input)).toEqual(["law=judge", "law=prosecutor", "load", OMIT]);
  expect(sizes[0]?.[1]).toBeLessThan(-0.9);
  expect(Math.abs(sizes[1]?.[1] ?? 1)).toBeLessThan(0.1);
});

const LEVELS: StudyFactor = {
  ...range("level"),
  levels: { kind: "list", values: Array.from({ length: 10 }, (_, at) => at + 1) },
};

const SEEDS = Array.from({ length: 60 }, (_, at) => at + 1);
/** One network at ten levels of a factor, each replication with a draw of its own. */
const ALONE = {
  factors: [LEVELS],
  variants: sampleStudy().variants.slice(1, 2),
  replications: { ...sampleStudy().replications, per_draw: 1 },
};

test("a parameter that moves nothing seems to in few studies, however many combinations share a draw", () => {
  const truth = (): PlantedTruth => ({ mean: { "in-time": 0.5, p95: 9 }, slope: {} });
  const wrong = SEEDS.filter((seed) => {
    const found = explored({ ...ALONE, ...sensitivity, seed }, truth, 20).sensitivity;
    const of = found.find(({ input }) => input === OMIT);
    return (of?.standardised?.low ?? 1) > 0 || (of?.standardised?.high ?? -1) < 0;
  });
  // 3 of 60 are promised; combinations taken for independent cases gave 36.
  expect(wrong.length).toBeLessThanOrEqual(7);
});

test("no condition is found where nothing matters, however many combinations share a draw", () => {
  const truth = (): PlantedTruth => ({ mean: { "in-time": 0.5, p95: 9 }, slope: {} });
  const question = {
    metric: "in-time",
    variant: "hub",
    against: null,
    when: { below: 0.5 },
    min_support: 0.1,
  };
  const exploration = { sensitivity: [], discovery: [question], regret: [] };
  const wrong = SEEDS.filter((seed) => {
    const [box] = explored({ ...ALONE, exploration, seed }, truth, 20).discovery;
    return (box?.limits.length ?? 1) > 0;
  });
  // 3 of 60 are promised; combinations taken for independent cases gave 14.
  expect(wrong.length).toBeLessThanOrEqual(7);
});

test("a factor and a parameter that move a metric alike have like coefficients", () => {
  const truth = ({ factors }: StudyPoint): PlantedTruth => ({
    // Uniform over ten levels, as the parameter is over a range: both with a deviation of 0.29.
    mean: { "in-time": Number(factors["level"]) / 10, p95: 9 },
    slope: { "in-time": 1 },
  });
  const found = explored({ ...sensitivity, factors: [LEVELS] }, truth, 400, QUIET).sensitivity;
  const [level, omit] = found.filter(({ variant }) => variant === "hub");
  expect([level?.input, omit?.input]).toEqual(["level", OMIT]);
  expect(Math.abs((level?.standardised?.estimate ?? NaN) - Math.SQRT1_2)).toBeLessThan(0.05);
  expect(Math.abs((omit?.standardised?.estimate ?? NaN) - Math.SQRT1_2)).toBeLessThan(0.05);
});

test("too few combinations for an interval leave the factor without, and the parameters with one", () => {
  const truth = ({ factors }: StudyPoint): PlantedTruth => ({
    mean: { "in-time": factors["law"] === "judge" ? 0.2 : 0.8, p95: 9 },
    slope: {},
  });
  const found = explored({ ...sensitivity, factors: [LAW] }, truth).sensitivity;
  const hub = found.filter(({ variant }) => variant === "hub");
  expect(hub.map(({ input, standardised }) => [input, standardised === null])).toEqual([
    ["law=judge", true],
    ["law=prosecutor", true],
    [OMIT, false],
  ]);
});

test("the conditions under which one variant loses to another are found and put into words", () => {
  const question = {
    metric: "in-time",
    variant: "mesh",
    against: "hub",
    when: { below: 0 },
    min_support: 0.05,
  };
  const exploration = { sensitivity: [], discovery: [question], regret: [] };
  const truth = (point: StudyPoint): PlantedTruth => ({
    mean: {
      "in-time": point.variant === "hub" && point.factors["law"] !== "police" ? 0.5 : 0.3,
      p95: 9,
    },
    slope: point.variant === "hub" ? { "in-time": 0.5 } : {},
  });
  const [box] = explored({ factors: [LAW], exploration }, truth, 300).discovery;
  expect(box).toMatchObject({ metric: "in-time", variant: "mesh", against: "hub" });
  expect(box?.limits[0]).toEqual({
    input: "law",
    from: null,
    until: null,
    among: ["judge", "prosecutor"],
  });
  expect(box?.density).toBeGreaterThan(0.8);
  expect(box?.sentence).toMatch(
    /^Preserved in time of Mesh less that of One hub is below 0 in \d+\u00a0% of replications where Who orders is judge or prosecutor.*, against \d+\u00a0% of all; \d+\u00a0% of such replications lie there\.$/,
  );
});

test("where nothing makes a case likelier, the sentence says so", () => {
  const question = {
    metric: "in-time",
    variant: "mesh",
    against: null,
    when: { above: 2 },
    min_support: 0.1,
  };
  const exploration = { sensitivity: [], discovery: [question], regret: [] };
  expect(explored({ exploration }, sloped).discovery).toEqual([
    {
      metric: "in-time",
      variant: "mesh",
      against: null,
      sentence:
        "Preserved in time of Mesh is above 200.0\u00a0% in 0\u00a0% of replications, under no condition clearly more often.",
      limits: [],
      coverage: 0,
      density: 0,
      support: 0,
    },
  ]);
});

test("regret is taken over combinations of the factors, or else over draws", () => {
  const exploration = { sensitivity: [], discovery: [], regret: ["in-time"] };
  const truth = ({ variant, factors }: StudyPoint): PlantedTruth => ({
    mean: { "in-time": variant === "hub" && factors["law"] === "judge" ? 0.3 : 0.5, p95: 9 },
    slope: {},
  });
  const overFactors = explored({ factors: [LAW], exploration }, truth, 10, QUIET).regret;
  expect(overFactors[1]).toMatchObject({ metric: "in-time", variant: "hub", at: "law judge" });
  expect(overFactors[1]?.max).toBeCloseTo(0.2, 6);
  expect(overFactors[1]?.mean).toBeCloseTo(0.2 / 3, 6);
  const overDraws = explored({ exploration }, sloped, 20, QUIET).regret;
  expect(overDraws.every(({ at, max }) => /^draw \d$/.test(at) && max > 0.05)).toBe(true);
});
