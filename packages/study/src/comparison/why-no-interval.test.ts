import { DAY } from "@contactpoint/engine";
import { expect, test } from "vitest";
import { sampleContext, sampleOutcome } from "../testing/index.ts";
import { compareResults } from "./compare-results.ts";

const { study, points, results } = sampleOutcome();

test.for([
  [0, "as no pair of replications is there."],
  [1, "as only one pair of replications is there."],
  [2, "as all 2 pairs of replications have the same draw of the uncertain parameters."],
] as const)("of %d pairs the verdict says why nothing can be compared", ([replications, why]) => {
  const found = compareResults(
    study,
    points,
    results.filter(({ replication }) => replication < replications),
    sampleContext(),
  );
  expect(found.verdicts[0]?.sentence).toContain(why);
  const note =
    replications < 2
      ? "12 of 12 points have fewer than two replications, and no interval."
      : "12 of 12 points have a single draw of the uncertain parameters, and no interval.";
  expect(found.notes.filter((each) => each.includes("no interval."))).toEqual([note]);
});

test("of a metric with a horizon it is said that runs end too early, not that it was not reached", () => {
  const statistic = { kind: "within", horizon: DAY } as const;
  const [share, ...others] = study.metrics;
  const p95 = study.metrics.find(({ kind }) => kind === "latency");
  if (share === undefined || p95?.kind !== "latency") throw new Error("the sample has metrics");
  const early = { ...p95, name: share.name, title: { en: "Within a day" }, statistic };
  const found = compareResults(
    { ...study, metrics: [early, ...others] },
    points,
    results.map((result) => ({ ...result, metrics: { ...result.metrics, [share.name]: null } })),
    sampleContext(),
  );
  expect(found.verdicts[0]?.sentence).toContain(
    "cannot be compared, as not every replication tells it: some end before the horizon with requests still open, or have no such request",
  );
});

test("targets of precision say of one draw that it is one, and of a metric that it was not reached", () => {
  const targets = [{ metric: "in-time", of: "mean", relative: null, absolute: 0.1 }] as const;
  const replications = { ...study.replications, min: 2, max: 4, batch: 2, targets };
  const checked = (metric: number | null): readonly string[] =>
    compareResults(
      { ...study, replications },
      points,
      results
        .filter(({ replication }) => replication < 2)
        .map((result) => ({ ...result, metrics: { ...result.metrics, "in-time": metric } })),
      sampleContext(),
    ).precision.shortfalls;
  expect(checked(0.5)[0]).toBe(
    "Preserved in time of Mesh: there is no interval, as all 2 replications have the same draw of the uncertain parameters.",
  );
  expect(checked(null)[0]).toBe(
    "Preserved in time of Mesh: there is no interval, as not every replication reached it.",
  );
});
