import type { Study } from "@contactpoint/scenario";
import { expect, test } from "vitest";
import {
  sampleContext,
  sampleOutcome,
  samplePoints,
  sampleResults,
  sampleStudy,
} from "../testing/index.ts";
import { compareResults } from "./compare-results.ts";
import type { Comparison, Difference } from "./comparison.ts";
import { noVerdictText } from "./no-verdict-text.ts";

const study = sampleStudy();

test("one variant alone is compared with its first combination of the factors", () => {
  const { comparison: found } = sampleOutcome({
    variants: study.variants.slice(0, 1),
    switches: [],
    ...volumes(3),
  });
  expect(found.verdicts.map(({ point }) => point)).toEqual(["mesh/volume=2", "mesh/volume=3"]);
  expect(found.verdicts.map(({ decision }) => decision)).toEqual(["worse", "worse"]);
  expect(found.verdicts[0]?.sentence).toContain("Mesh, Needs 2: 5.0");
});

test("one variant alone is compared with its first combination without each switch too", () => {
  const { comparison: found } = sampleOutcome({
    variants: study.variants.slice(0, 1),
    ...volumes(3),
  });
  for (const of of ["", "~authentication", "~completeness"]) {
    expect(difference(found, `mesh/volume=3${of}`, "in-time")).toMatchObject({
      against: `mesh/volume=1${of}`,
      decision: "worse",
    });
  }
  expect(found.differences.some(({ point, against }) => point === against)).toBe(false);
});

test("what decides between combinations of one variant is told by their titles", () => {
  const alone = sampleStudy({
    variants: study.variants.slice(0, 1),
    switches: [],
    ...volumes(2),
  });
  const some = samplePoints(alone);
  const mean = { "in-time": 0.5, p95: 9_000, gini: 0.2, officers: 9 };
  const truth = ({ factors }: (typeof some)[number]) => ({
    mean,
    slope: { "in-time": factors["volume"] === 2 ? 0.4 : 0 },
  });
  const planted = sampleResults({ study: alone, points: some, replications: 20, truth });
  const { decisive } = compareResults(alone, some, planted, sampleContext());
  expect(decisive[0]?.sentence).toMatch(
    /^Preserved in time: what decides most between Mesh, Needs 2 and Mesh, Needs 1 is .*: below 0\.1\d* Mesh, Needs 1 is better, above it Mesh, Needs 2\.$/u,
  );
});

test("many combinations of one variant alone are compared with the first, and get no verdict", () => {
  const outcome = sampleOutcome({
    variants: study.variants.slice(0, 1),
    switches: study.switches.slice(0, 1),
    ...volumes(7),
  });
  const found = outcome.comparison;
  expect(found.verdicts).toEqual([]);
  expect(difference(found, "mesh/volume=7", "in-time")).toMatchObject({
    against: "mesh/volume=1",
    decision: "worse",
  });
  expect(difference(found, "mesh/volume=7~authentication", "in-time").against).toBe(
    "mesh/volume=1~authentication",
  );
  expect(noVerdictText(found)).toContain("its points are compared with one another");
});

function volumes(count: number): Partial<Study> {
  const values = Array.from({ length: count }, (_, i) => i + 1);
  return {
    factors: [
      { name: "volume", path: "scale", title: { en: "Needs" }, levels: { kind: "list", values } },
    ],
  };
}

function difference(of: Comparison, point: string, metric: string): Difference {
  const found = of.differences.find((each) => each.point === point && each.metric === metric);
  if (found === undefined) throw new TypeError(`no difference of ${point} in ${metric}`);
  return found;
}
