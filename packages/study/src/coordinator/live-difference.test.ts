import { expect, test } from "vitest";
import { samplePoints, sampleStudy } from "../testing/index.ts";
import { LiveDifference } from "./live-difference.ts";

const drawn = sampleStudy();
const study = { ...drawn, uncertain: [] };

const at = (point: string, replication: number, value: number | null) => ({
  point,
  replication,
  draw: Math.floor(replication / 2),
  metrics: { "in-time": value },
});

test("a difference shows as soon as two pairs are there, whatever came in between", () => {
  const live = new LiveDifference(study, samplePoints(study));
  live.add(at("hub", 0, 0.5));
  live.add(at("hub", 1, 0.7));
  live.add(at("mesh", 2, 0.1));
  live.add(at("mesh", 0, 0.4));
  live.add(at("regional-hubs", 1, 0.9));
  live.add(at("mesh~authentication", 1, 0.9));
  expect(live.now).toBeNull();
  live.add(at("mesh", 1, 0.4));
  expect(live.now).toMatchObject({ metric: "in-time", variant: "hub", against: "mesh", n: 2 });
  expect(live.now?.interval.estimate).toBeCloseTo(0.2, 12);
  // t.975 with one degree of freedom is 12.7062.
  expect((live.now?.interval.high ?? 0) - 0.2).toBeCloseTo(12.7062 * 0.1, 4);
});

test("replications that did not reach the metric make no pair, and one variant alone no difference", () => {
  const live = new LiveDifference(study, samplePoints(study));
  for (const replication of [0, 1, 2]) {
    live.add(at("hub", replication, 0.5));
    live.add(at("mesh", replication, replication === 0 ? 0.5 : null));
  }
  expect(live.now).toBeNull();
  const alone = sampleStudy({ variants: study.variants.slice(0, 1) });
  expect(new LiveDifference(alone, samplePoints(alone)).now).toBeNull();
});

test("pairs with one draw of what is uncertain are no two, and an interval is of the draws", () => {
  const live = new LiveDifference(drawn, samplePoints(drawn));
  for (const [replication, gain] of [0.1, 0.3, 0.3, 0.5].entries()) {
    expect(live.now === null).toBe(replication < 3);
    live.add(at("hub", replication, 0.4 + gain));
    live.add(at("mesh", replication, 0.4));
  }
  // The means of the two draws are 0.2 and 0.4.
  expect(live.now?.n).toBe(4);
  expect(live.now?.interval.estimate).toBeCloseTo(0.3, 12);
  expect((live.now?.interval.high ?? 0) - 0.3).toBeCloseTo(12.7062 * 0.1, 4);
});
