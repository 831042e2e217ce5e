import { expect, test } from "vitest";

import type { StudyPoint } from "../plan/index.ts";
import { explored, sampleStudy, sloped } from "../testing/index.ts";
import type { PlantedTruth } from "../testing/index.ts";

const OMIT = "profiles.default.error.omit_item";

test("the parameter that the difference follows is named, with the value at which the sign flips", () => {
  const { decisive } = explored({}, sloped);
  expect(decisive).toHaveLength(1);
  const [found] = decisive;
  expect(found).toMatchObject({ point: "hub", metric: "in-time", path: OMIT });
  expect(found?.correlation).toBeGreaterThan(0.9);
  // The range drawn is 0.02 to 0.2, and the planted line crosses zero in its middle.
  expect(Math.abs((found?.flips_at ?? 0) - 0.11)).toBeLessThan(0.01);
  expect(found?.sentence).toBe(
    `Preserved in time: what decides most between One hub and Mesh is Share of forms with a missing item (correlation ${found?.correlation.toFixed(2)}): below ${Number(found?.flips_at?.toPrecision(3))} Mesh is better, above it One hub.`,
  );
});

test("where the sign does not flip within the range, the sentence says who stays better", () => {
  const { decisive } = explored({}, (point) => {
    const { mean, slope } = sloped(point);
    return { mean: { ...mean, "in-time": point.variant === "hub" ? 0.8 : 0.5 }, slope };
  });
  expect(decisive[0]).toMatchObject({ outcome: "stays", flips_at: null });
  expect(decisive[0]?.sentence).toMatch(
    /, but One hub stays better from 0\.02\d* to 0\.\d+, which is all that was drawn\.$/,
  );
});

test("where the line crosses zero too near an end to be sure, the sentence says that it is not settled", () => {
  const truth = (point: StudyPoint): PlantedTruth => {
    const { mean, slope } = sloped(point);
    return { mean: { ...mean, "in-time": point.variant === "hub" ? 0.62 : 0.5 }, slope };
  };
  const { decisive } = explored({}, truth, 40, { own: 0.15 });
  expect(decisive[0]).toMatchObject({ outcome: "undecided", flips_at: null });
  expect(decisive[0]?.crossing.estimate).toBeLessThan(0.06);
  expect(decisive[0]?.sentence).toMatch(
    /, but the values drawn, from 0\.\d+ to 0\.\d+, do not settle whether another is better from some value on \(a straight line crosses zero at [−.\d]+; [−.\d]+ to [.\d]+ with a confidence of 95\u00a0%\)\.$/,
  );
});

test("where less is better, the sentence turns round", () => {
  const { decisive } = explored({}, ({ variant }) => ({
    mean: { "in-time": 0.5, p95: 9000 },
    slope: variant === "hub" ? { p95: 4000 } : {},
  }));
  expect(decisive.map(({ metric }) => metric)).toEqual(["p95"]);
  expect(decisive[0]?.sentence).toMatch(/below 0\.1\d* One hub is better, above it Mesh\.$/);
});

test("a difference that follows no parameter beyond chance names none", () => {
  const { decisive } = explored({}, () => ({ mean: { "in-time": 0.5, p95: 9000 }, slope: {} }));
  expect(decisive).toEqual([]);
});

test("a metric that a replication did not reach decides nothing", () => {
  const { decisive } = explored(
    { metrics: sampleStudy().metrics.map((m) => ({ ...m, name: `${m.name}-lost` })) },
    sloped,
  );
  expect(decisive).toEqual([]);
});
