import { expect, test } from "vitest";
import { sampleContext, samplePoints, sampleResults, sampleStudy } from "../testing/index.ts";
import { compareResults } from "./compare-results.ts";
import type { Comparison } from "./comparison.ts";

const study = sampleStudy({ switches: [] });
const points = samplePoints(study);

/** Of the share in time and the officers of each variant. */
function frontOf(
  planted: Readonly<Record<string, readonly [inTime: number, officers: number]>>,
  own = 0.01,
): Comparison["pareto"] {
  const results = sampleResults({
    study,
    points,
    replications: 20,
    own,
    truth: ({ variant }) => {
      const [inTime = 0.5, officers = 100] = planted[variant] ?? [];
      return { mean: { "in-time": inTime, p95: 9_000, gini: 0.2, officers }, slope: {} };
    },
  });
  return compareResults(study, points, results, sampleContext()).pareto;
}

test("each point is held against what beats it, or against the next of the front", () => {
  const front = frontOf({
    mesh: [0.5, 100],
    hub: [0.4, 110],
    "regional-hubs": [0.7, 120],
    twin: [0.6, 130],
  });
  expect(
    front.map(({ point, efficient, against, decision }) => [point, efficient, against, decision]),
  ).toEqual([
    ["mesh", true, null, null],
    ["hub", false, "mesh", "worse"],
    ["regional-hubs", true, "mesh", "better"],
    ["twin", false, "regional-hubs", "worse"],
  ]);
});

test("what chance may have made of the means is undecided, on the front and behind it", () => {
  const equal: readonly [number, number] = [0.5, 100];
  const front = frontOf({ mesh: equal, hub: [0.5, 101], "regional-hubs": [0.5, 102], twin: equal });
  const held = front.filter(({ against }) => against !== null);
  expect(held.length).toBeGreaterThanOrEqual(2);
  expect(held.map(({ decision }) => decision)).toEqual(held.map(() => "undecided"));
});

test("a point with more officers that gives the same in every replication is beaten for certain", () => {
  const same: readonly [number, number] = [0.5, 100];
  const front = frontOf({ mesh: same, hub: [0.5, 110], "regional-hubs": same, twin: same }, 0);
  expect(front.find(({ point }) => point === "hub")).toMatchObject({
    efficient: false,
    decision: "equal",
  });
});
