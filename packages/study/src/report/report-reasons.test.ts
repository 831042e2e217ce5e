import { STAGES } from "@contactpoint/analysis";
import { expect, test } from "vitest";
import { compareResults } from "../comparison/compare-results.ts";
import type { Comparison, Interval } from "../comparison/comparison.ts";
import type { ReplicationResult } from "../replication/replication-result.ts";
import { sampleContext, sampleOutcome, sampleStudyReport } from "../testing/index.ts";
import { studyReportHtml } from "./study-report-html.ts";

const outcome = sampleOutcome();
type Place = Comparison["pareto"][number];

function page(comparison: Partial<Comparison>): string {
  const report = sampleStudyReport(outcome);
  return studyReportHtml({ ...report, comparison: { ...report.comparison, ...comparison } });
}

/** Of one part of the report, without tags. */
function partOf(text: string, id: string): string {
  const section = new RegExp(`<section\\s+id="${id}".*?</section>`, "su").exec(text)?.[0] ?? "";
  return section
    .replaceAll(/<[^>]*>/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .replaceAll("&#39;", "'");
}

function place(point: string, more: Partial<Place>): Place {
  return {
    point,
    officers: 100,
    metric: "in-time",
    value: 0.5,
    efficient: true,
    against: null,
    decision: null,
    ...more,
  };
}

/** The outcome compared anew, with the first metric not reached in one replication of these points. */
function lacking(isLacking: (point: string) => boolean): Comparison {
  const results = outcome.results.map((result): ReplicationResult =>
    result.replication === 3 && isLacking(result.point)
      ? { ...result, metrics: { ...result.metrics, "in-time": null } }
      : result,
  );
  return compareResults(outcome.study, outcome.points, results, sampleContext());
}

test("the front is one of means, and a difference that chance may explain is called undecided", () => {
  const pareto = [
    place("mesh", {}),
    place("hub", { officers: 110, efficient: false, against: "mesh", decision: "undecided" }),
    place("regional-hubs", { officers: 120, value: 0.7, against: "mesh", decision: "better" }),
  ];
  const part = partOf(page({ pareto }), "pareto");
  expect(part).toContain(
    "By the means no other point gives as much with as few officers as Mesh and Regional hubs; every other point is beaten by one of these",
  );
  expect(part).toContain(
    "But the difference in service is undecided between One hub and Mesh: it may be chance.",
  );
  expect(part).toContain("beaten by Mesh undecided against Mesh");
  expect(part).toContain("not beaten better than Mesh");
});

test("where no point is beaten by the means, an undecided difference is told too", () => {
  const pareto = [
    place("mesh", {}),
    place("hub", { officers: 110, value: 0.51, against: "mesh", decision: "undecided" }),
  ];
  const part = partOf(page({ pareto }), "pareto");
  expect(part).toContain("By the means no point is beaten by another");
  expect(part).toContain("undecided between One hub and Mesh");
});

test("where the metric was not reached, the front and the pairs say that, and show no empty table", () => {
  const text = page(lacking(() => true));
  expect(partOf(text, "pareto")).toContain(
    "\u201cPreserved in time\u201d has no mean at any point, as not every replication reached it",
  );
  const pairs = partOf(text, "pairs");
  expect(pairs).toContain(
    "\u201cPreserved in time\u201d has no dots for One hub, Regional hubs and Mesh under another name, as not every replication reached it.",
  );
  expect(pairs).not.toContain("Greatest of the point");
});

test("a point that lacks the metric is left out of front and pairs, and named", () => {
  const text = page(lacking((point) => point === "hub"));
  expect(partOf(text, "pareto")).toContain(
    "Left out, as not every replication reached \u201cPreserved in time\u201d: One hub.",
  );
  expect(partOf(text, "pairs")).toContain("has no dots for One hub, as not every");
});

test("needs that follow from others are not said to be the same for all variants", () => {
  const text = page({});
  expect(partOf(text, "pairs")).toContain("What follows from a need may differ");
  expect(partOf(text, "method")).toContain("what follows from these may differ in number");
});

test("a stage is said to save time only where its interval leaves zero out", () => {
  const [split] = outcome.comparison.stage_splits;
  if (split === undefined) throw new TypeError("the sample compares stages");
  const sentence = (closed: Interval, hub: Interval): string => {
    const zero = { estimate: 0, low: 0, high: 0 };
    const none = Object.fromEntries(STAGES.map((stage) => [stage, zero])) as typeof split.stages;
    const own = { ...split, stages: { ...none, closed, hub } };
    return partOf(page({ stage_splits: [own] }), "stages");
  };
  const maybe = { estimate: -2_100, low: -5_940, high: 1_740 };
  expect(sentence(maybe, maybe)).toContain(
    "No stage's difference is certain: every interval holds zero.",
  );
  const added = sentence(maybe, { estimate: 600, low: 300, high: 900 });
  expect(added).toContain("Of the stages whose interval leaves zero out, most is added in");
  expect(added).not.toContain("saved in");
});

test("the curve of the warm-up says whose it is, and so does its sentence", () => {
  const part = partOf(page({}), "warm-up");
  const { point } = outcome.comparison.warm_up;
  expect(point).toBe("mesh");
  expect(part).toContain("The curve is that of Mesh. It should be level");
  expect(part).toMatch(
    /open requests of Mesh has settled after \d+ days?, and at no other point later;/u,
  );
});

test("where there is no bootstrap interval the table says why, and the method does always", () => {
  const { study, points, results } = outcome;
  const few = results.filter(({ replication }) => replication < 10);
  const part = (comparison: Comparison): string => partOf(page(comparison), "intervals");
  const why = "no bootstrap from fewer than 10 replications or draws";
  expect(part(compareResults(study, points, few, sampleContext()))).toContain(why);
  const decided = outcome.comparison.differences.filter(({ bootstrap }) => bootstrap !== null);
  expect(part({ ...outcome.comparison, differences: decided })).not.toContain(why);
  expect(partOf(page({}), "method")).toContain("where there are at least 10 of them");
});
