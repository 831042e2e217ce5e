import type { Study } from "@contactpoint/scenario";
import fc from "fast-check";
import { DAY } from "@contactpoint/engine";
import { expect, test } from "vitest";
import type { ReplicationResult } from "../replication/replication-result.ts";
import {
  PLANTED_GAINS,
  sampleContext,
  sampleOutcome,
  samplePoints,
  sampleResults,
  sampleStudy,
} from "../testing/index.ts";
import { compareResults } from "./compare-results.ts";
import type { Comparison, Difference } from "./comparison.ts";

const { study, points, results, comparison } = sampleOutcome();

function difference(of: Comparison, point: string, metric: string): Difference {
  const found = of.differences.find((each) => each.point === point && each.metric === metric);
  if (found === undefined) throw new TypeError(`no difference of ${point} in ${metric}`);
  return found;
}

test("planted differences are found, and equal variants stay undecided", () => {
  const hubs = difference(comparison, "regional-hubs", "in-time");
  expect(hubs.decision).toBe("better");
  expect(hubs.t?.low).toBeLessThan(PLANTED_GAINS["regional-hubs"] ?? 0);
  expect(hubs.t?.high).toBeGreaterThan(PLANTED_GAINS["regional-hubs"] ?? 0);
  expect(difference(comparison, "hub", "in-time").decision).toBe("worse");
  expect(difference(comparison, "twin", "in-time").decision).toBe("undecided");
  expect(difference(comparison, "regional-hubs", "officers").t).toEqual({
    estimate: 31,
    low: 31,
    high: 31,
  });
});

test("a lower time is better, and more officers are worse", () => {
  expect(difference(comparison, "regional-hubs", "p95")).toMatchObject({ decision: "better" });
  expect(difference(comparison, "regional-hubs", "officers")).toMatchObject({ decision: "worse" });
});

test("every difference is against the baseline with the same switch", () => {
  for (const { point, against } of comparison.differences) {
    expect(against).toBe(point.replace(/^[^~]*/u, "mesh"));
  }
  expect(difference(comparison, "regional-hubs~completeness", "in-time").decision).toBe(
    "undecided",
  );
});

test("the order in which results come does not matter", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...results], { minLength: results.length }), (shuffled) => {
      expect(compareResults(study, points, shuffled, sampleContext())).toEqual(comparison);
    }),
    { numRuns: 3 },
  );
});

test("results behind a missing replication do not count", () => {
  const holed = results.filter(({ point, replication }) => point !== "hub" || replication !== 12);
  const found = compareResults(study, points, holed, sampleContext());
  expect(found.replications).toMatchObject({ hub: 12, mesh: 20 });
  expect(difference(found, "hub", "in-time").n).toBe(12);
});

test("beside a selection the comparison rests on the replications fixed beforehand", () => {
  const selecting = {
    ...study,
    replications: { ...study.replications, min: 8, per_draw: 2 },
    selection: { kind: "kn", metric: "in-time", indifference: 0.01, confidence: 0.95 },
  } as const;
  // The mesh was dropped after 8; its luck in them is not that of the hub in all 20.
  const held = results.filter(
    ({ point, replication }) => replication < 8 || !point.startsWith("mesh"),
  );
  const found = compareResults(selecting, points, held, sampleContext());
  const fixed = compareResults(
    selecting,
    points,
    results.filter(({ replication }) => replication < 8),
    sampleContext(),
  );
  expect(found).toEqual(fixed);
  expect(new Set(found.estimates.map(({ n }) => n))).toEqual(new Set([8]));
  expect(found.notes.join()).toContain("are of the first 8 replications of each point");
});

test("equal differences in two pairs of replications decide nothing, but for officers", () => {
  const equal = results
    .filter(({ replication }) => replication < 2)
    .map((result) => ({
      ...result,
      metrics: { ...result.metrics, "in-time": result.point === "hub" ? 0.6 : 0.5 },
    }));
  const found = compareResults({ ...study, uncertain: [] }, points, equal, sampleContext());
  expect(difference(found, "hub", "in-time")).toMatchObject({ p: 0.5, decision: "undecided" });
  const [verdict] = found.verdicts.filter(({ point }) => point === "hub");
  expect(verdict?.sentence).toContain("which may be chance in so few pairs");
  expect(difference(found, "regional-hubs", "officers")).toMatchObject({ decision: "worse" });
});

test("p values are adjusted over the differences of a metric as modelled, and decide", () => {
  for (const { p, adjusted_p, decision } of comparison.differences) {
    expect(adjusted_p).toBeGreaterThanOrEqual(p ?? 0);
    expect(decision === "undecided").toBe((adjusted_p ?? 1) > 0.05);
  }
  const own = comparison.differences.filter(
    ({ point, metric }) => metric === "in-time" && !point.includes("~"),
  );
  const [least] = own.toSorted((one, other) => (one.p ?? 1) - (other.p ?? 1));
  expect(least?.adjusted_p).toBeCloseTo(Math.min(1, (least?.p ?? 0) * own.length), 12);
});

test("chance and what is not known are told apart only where draws are shared", () => {
  expect(difference(comparison, "hub", "in-time").input_se).toBeGreaterThan(0);
  const single = sampleOutcome({ replications: { ...study.replications, per_draw: 1 } });
  expect(difference(single.comparison, "hub", "in-time")).toMatchObject({
    monte_carlo_se: null,
    input_se: null,
  });
  expect(single.comparison.notes.join()).toContain("cannot be told apart");
});

test("a metric that one replication did not reach has neither mean nor difference, and a note", () => {
  const lacking = inHub(3, (result) => ({ metrics: { ...result.metrics, p95: null } }));
  const found = compareResults(study, points, lacking, sampleContext());
  expect(
    found.estimates.find(({ point, metric }) => point === "hub" && metric === "p95"),
  ).toMatchObject({
    mean: null,
    undefined_in: 1,
    t: null,
  });
  expect(difference(found, "hub", "p95")).toMatchObject({ t: null, decision: "undecided" });
  expect(found.notes.join()).toContain(
    "95 % preserved within was not reached in 1 of 20 replications of One hub",
  );
});

test("where runs end before the horizon the note says so, and not that nothing was reached", () => {
  const metrics = study.metrics.map((metric) =>
    metric.name === "p95" && metric.kind === "latency"
      ? ({ ...metric, statistic: { kind: "restricted-mean", horizon: 30 * DAY } } as const)
      : metric,
  );
  const lacking = inHub(3, (result) => ({ metrics: { ...result.metrics, p95: null } }));
  const found = compareResults({ ...study, metrics }, points, lacking, sampleContext());
  expect(found.notes).toContain(
    "95 % preserved within is not known in 1 of 20 replications of One hub, as some end before the horizon with requests still open, or have no such request: no mean is given there, as the others alone would flatter.",
  );
});

test("a mean curve ends with the first of its replications to end, and so does its band", () => {
  const until = (length: number, shares: readonly (number | null)[]): (number | null)[] =>
    shares.map((share, i) => (i < length ? share : null));
  const ended = inHub(3, ({ incidence }) => ({
    incidence: { ...incidence, time_to_preserve: until(20, incidence.time_to_preserve) },
  }));
  const { incidence } = compareResults(study, points, ended, sampleContext());
  const lengths = incidence.curves
    .filter(({ measure }) => measure === "time_to_preserve")
    .map(({ point, mean, low }) => [point, mean.length, low?.length]);
  const all = incidence.at_s.length;
  expect(lengths).toContainEqual(["hub", 20, 20]);
  expect(lengths).toContainEqual(["mesh", all, all]);
});

test("many combinations of the factors are shown as their mean, and all stand in the tables", () => {
  const { comparison: found } = sampleOutcome({ switches: [], ...volumes(8) });
  expect(found.verdicts.map(({ point }) => point)).toEqual(["hub/*", "regional-hubs/*", "twin/*"]);
  expect(found.verdicts[1]?.sentence).toContain("on average over 8 combinations of the factors");
  const pooled = difference(found, "regional-hubs/*", "in-time").t?.estimate;
  const each = [1, 2, 3, 4, 5, 6, 7, 8].map(
    (volume) => difference(found, `regional-hubs/volume=${volume}`, "in-time").t?.estimate ?? 0,
  );
  expect(pooled).toBeCloseTo(each.reduce((sum, value) => sum + value, 0) / 8, 12);
});

test("a verdict is mixed where another metric of the service is decided against the first", () => {
  const fresh = sampleStudy({ switches: [] });
  const some = samplePoints(fresh);
  const found = compareResults(
    fresh,
    some,
    sampleResults({
      study: fresh,
      points: some,
      replications: 20,
      truth: ({ variant }) => ({
        mean: {
          "in-time": variant === "hub" ? 0.8 : 0.7,
          p95: variant === "hub" ? 9_000 : 5_000,
          gini: 0.1,
          officers: 9,
        },
        slope: {},
      }),
    }),
    sampleContext(),
  );
  expect(found.verdicts[0]).toMatchObject({ point: "hub", decision: "mixed" });
});

test("without results, and with one replication, nothing is claimed", () => {
  for (const some of [[], results.filter(({ replication }) => replication === 0)]) {
    const found = compareResults(study, points, some, sampleContext());
    expect(
      found.differences.every(({ t, decision }) => t === null && decision === "undecided"),
    ).toBe(true);
    expect(found.verdicts.map(({ decision }) => decision)).toEqual(Array(3).fill("undecided"));
  }
});

test("the warm-up of the scenario is held against what MSER-5 suggests", () => {
  expect(comparison.warm_up.curve).toHaveLength(120);
  const { suggested_days } = comparison.warm_up;
  expect(suggested_days).not.toBeNull();
  const short = compareResults(study, points, results, { ...sampleContext(), warm_up_days: 0 });
  expect(short.warm_up.sentence).toContain(
    suggested_days === 0 ? "which is enough" : "which is too little",
  );
});

test("nothing beats an efficient point, and something beats every other", () => {
  const { pareto } = comparison;
  expect(pareto.filter(({ efficient }) => efficient).map(({ point }) => point)).toEqual(
    expect.arrayContaining(["regional-hubs"]),
  );
  expect(pareto.find(({ point }) => point === "hub")?.efficient).toBe(false);
});

test("differences of the stages are those that were planted", () => {
  const split = comparison.stage_splits.find(({ point }) => point === "regional-hubs");
  const gain = difference(comparison, "regional-hubs", "in-time").t?.estimate ?? 0;
  expect(split?.stages.prepare.estimate).toBeCloseTo(-gain * 3_600, 6);
  expect(split?.stages.hub.estimate).toBeCloseTo(-gain * 3_600 * 9, 6);
});

test("a split is not shown where a replication had nothing to preserve", () => {
  const empty = inHub(3, ({ stages }) => ({
    stages: Object.fromEntries(Object.keys(stages).map((stage) => [stage, null])) as typeof stages,
  }));
  const { stage_splits } = compareResults(study, points, empty, sampleContext());
  const shown = comparison.stage_splits.map(({ point }) => point);
  expect(shown).toContain("hub");
  expect(stage_splits.map(({ point }) => point)).toEqual(shown.filter((each) => each !== "hub"));
});

/** One replication of the hub is another. */
function inHub(
  replication: number,
  change: (result: ReplicationResult) => Partial<ReplicationResult>,
): ReplicationResult[] {
  return results.map((result) =>
    result.point === "hub" && result.replication === replication
      ? { ...result, ...change(result) }
      : result,
  );
}

function volumes(count: number): Partial<Study> {
  const values = Array.from({ length: count }, (_, i) => i + 1);
  return {
    factors: [
      { name: "volume", path: "scale", title: { en: "Needs" }, levels: { kind: "list", values } },
    ],
  };
}

test("from fewer than ten independent units there is no bootstrap interval", () => {
  const few = results.filter(({ replication }) => replication < 18);
  const found = compareResults(study, points, few, sampleContext());
  expect(difference(found, "hub", "in-time")).toMatchObject({ n: 18, bootstrap: null });
  expect(difference(comparison, "hub", "in-time").bootstrap).not.toBeNull();
});
