import { quantileOf, RequestFold } from "@contactpoint/analysis";
import { DAY, HOUR, ln } from "@contactpoint/engine";
import type { ResolvedDesk, ResolvedScenario } from "@contactpoint/protocol";
import { simulate } from "@contactpoint/simulator";
import {
  poissonSource,
  REDUCED_START,
  reducedScenario,
  type ReducedPoint,
} from "@contactpoint/simulator/testing";
import { Bootstrap, ratioInterval, sectionedInterval, tInterval } from "../src/statistics/index.ts";
import { CONFIDENCE, type CoverageCase, covers, holds } from "./coverage-case.ts";
import { expectedOrderedWait } from "./coverage-truth.ts";

const REPLICATIONS = 20;

/** Hours of virtual time. */
interface Extent {
  readonly warm_up: number;
  readonly counts: number;
  readonly rest: number;
}

/** Fourteen whole days, so that needs come evenly over the cycle. */
const FORTNIGHT: Extent = { warm_up: 0, counts: 14 * 24, rest: 24 };
const ROSTER_RATE = 0.5;
const CLOSED = 16;
const SETTLED: Extent = { warm_up: 30, counts: 400, rest: 20 };
const QUEUE_RATE = 0.5;
const SERVICE_HOURS = 0.6;

/**
 * A desk that is open for 8 h a day and works in no time. What a study shows is the mean over
 * replications of the replication's mean and of its p95, so the truths are the expectations of
 * these. Given their number, waits are independent with a known distribution: the expected mean is
 * 16²/(2·24) h, and the expected p95 that of the order statistic which a replication takes.
 */
const roster: CoverageCase = {
  id: "simulated roster, 8 h daily",
  claims: [
    covers("mean, t"),
    covers("mean, BCa bootstrap"),
    covers("p95 of a replication, t"),
    covers("p95 of a replication, BCa bootstrap"),
  ],
  trial: (number) => {
    const runs = study(number, ROSTER_RATE, FORTNIGHT, { desk: dailyDesk(FORTNIGHT) });
    const means = runs.map((waits) => sumOf(waits) / waits.length);
    const quantiles = runs.map(p95);
    const mean = (CLOSED * CLOSED) / 48;
    const p95Truth = expectedOrderedWait(ROSTER_RATE * FORTNIGHT.counts, 0.95, CLOSED);
    const bootstrap = new Bootstrap(number);
    return [
      holds(tInterval(means, CONFIDENCE), mean),
      holds(bootstrap.bcaOfMean(means, CONFIDENCE), mean),
      holds(tInterval(quantiles, CONFIDENCE), p95Truth),
      holds(bootstrap.bcaOfMean(quantiles, CONFIDENCE), p95Truth),
    ];
  },
};

/**
 * M/M/1 at a load of .3, after a warm-up of ten relaxation times: the response of all requests is
 * exponential with mean 1/(1/.6 - .5) h, so the truths are those of the ratio of sums and of the
 * pooled quantile. The heavier the load, the longer the replications must be: at a load of .5 the
 * means of as many requests are so skewed (1.3) that 20 of them cover 94 % only.
 */
const queue: CoverageCase = {
  id: "simulated M/M/1, load .3",
  claims: [covers("mean as ratio, jackknife"), covers("p95, sectioning")],
  trial: (number) => {
    const acknowledge = { kind: "exponential", mean: SERVICE_HOURS * HOUR } as const;
    const runs = study(number, QUEUE_RATE, SETTLED, { officers: 1, service: { acknowledge } });
    const response = 1 / (1 / SERVICE_HOURS - QUEUE_RATE);
    const pooled = Float64Array.from(runs.flatMap((waits) => [...waits])).sort();
    const numbers = runs.map((waits) => waits.length);
    return [
      holds(ratioInterval(runs.map(sumOf), numbers, CONFIDENCE), response),
      holds(sectionedInterval(p95(pooled), runs.map(p95), CONFIDENCE), response * ln(20)),
    ];
  },
};

export const SIMULATED_CASES: readonly CoverageCase[] = [roster, queue];

/** Response times in hours of each replication, ascending; no two trials share a seed. */
function study(
  trial: number,
  rate: number,
  extent: Extent,
  point: Omit<ReducedPoint, "id">,
): Float64Array[] {
  const source = poissonSource({ id: "coverage", from: { XA: 1 }, to: { XB: 1 } }, rate);
  return Array.from({ length: REPLICATIONS }, (_, replication) => {
    const scenario = reducedScenario({
      id: "coverage",
      seed: trial * REPLICATIONS + replication,
      lasts: lasting(extent),
      warm_up: extent.warm_up * HOUR,
      points: [{ id: "XA" }, { ...point, id: "XB" }],
      workload: [source],
    });
    return responsesOf(scenario, extent);
  });
}

function responsesOf(scenario: ResolvedScenario, { rest }: Extent): Float64Array {
  const fold = new RequestFold();
  simulate(scenario, { sinks: [(record) => fold.add(record)] });
  const { instants, measures } = fold.table;
  const { start, warm_up, end } = scenario.clock;
  const counts = (row: number): boolean => {
    const at = instants.needed_at[row] ?? Number.NaN;
    return at >= start + warm_up && at < end - rest * HOUR;
  };
  return measures.response_time
    .filter((_, row) => counts(row))
    .map((response) => response / HOUR)
    .sort();
}

/** Somebody is there from 16:00 to 24:00 UTC on every day. */
function dailyDesk(extent: Extent): ResolvedDesk {
  const from: number[] = [];
  const officers: number[] = [];
  for (let at = 0; at < lasting(extent); at += DAY) {
    from.push(REDUCED_START + at, REDUCED_START + at + CLOSED * HOUR);
    officers.push(0, 1);
  }
  const nobody = from.map(() => 0);
  const on_call_shift = from.map(() => -1);
  return { from, officers, on_call: nobody, on_call_shift, shifts: [], hand_overs: [] };
}

function lasting({ warm_up, counts, rest }: Extent): number {
  return (warm_up + counts + rest) * HOUR;
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function p95(sorted: Float64Array): number {
  return quantileOf(sorted, 0.95) ?? Number.NaN;
}
