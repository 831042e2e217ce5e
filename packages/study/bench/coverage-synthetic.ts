import { quantileOf } from "@contactpoint/analysis";
import { exp } from "@contactpoint/engine";
import {
  Bootstrap,
  comparePaired,
  quantileInterval,
  ratioInterval,
  sectionedInterval,
  stoppingRule,
  tInterval,
} from "../src/statistics/index.ts";
import { CONFIDENCE, type CoverageCase, covers, holds } from "./coverage-case.ts";
import { NormalDraws } from "./coverage-draws.ts";

const REPLICATIONS = 20;
const LENGTH = 1_000;
const INDEPENDENT = 101;
const AUTOCORRELATION = 0.8;
const Z95 = 1.6448536269514722;

/**
 * Replications of a dependent, skewed series: Y = e^Z with Z autoregressive, standard normal. E Y is
 * e^(1/2), and as the length is fixed the mean of a replication has no bias. The 95 % quantile is
 * e^1.645; one replication's estimate of it has a bias, so its truth is that of the pooled quantile,
 * of which the replications are sections.
 */
const autoregressive: CoverageCase = {
  id: "AR(1) lognormal, 20 replications",
  claims: [
    covers("mean, t"),
    covers("mean, BCa bootstrap"),
    covers("mean, bootstrap-t"),
    covers("mean as ratio, jackknife"),
    covers("p95, sectioning"),
  ],
  trial: (number) => {
    const draws = new NormalDraws("autoregressive", number);
    const series = Array.from({ length: REPLICATIONS }, () => autoregressiveSeries(draws));
    const sums = series.map((values) => values.reduce((sum, value) => sum + value, 0));
    const means = sums.map((sum) => sum / LENGTH);
    const bootstrap = new Bootstrap(number);
    const pooled = Float64Array.from(series.flatMap((values) => [...values])).sort();
    const sections = series.map((values) => p95(values.sort()));
    const mean = exp(0.5);
    const lengths = sums.map(() => LENGTH);
    return [
      holds(tInterval(means, CONFIDENCE), mean),
      holds(bootstrap.bcaOfMean(means, CONFIDENCE), mean),
      holds(bootstrap.studentised(means, CONFIDENCE), mean),
      holds(ratioInterval(sums, lengths, CONFIDENCE), mean),
      holds(sectionedInterval(p95(pooled), sections, CONFIDENCE), exp(Z95)),
    ];
  },
};

/**
 * Independent values, one a replication: exact ranks, and BCa of a statistic that is no mean. With
 * 101 the ranks of median and p90 cover 95.4 and 95.5 %; other numbers miss less often than asked.
 */
const independent: CoverageCase = {
  id: "lognormal, 101 replications",
  claims: [
    covers("median, order statistics"),
    covers("p90, order statistics"),
    covers("median, BCa bootstrap"),
  ],
  trial: (number) => {
    const values = new NormalDraws("independent", number).take(INDEPENDENT).map(exp);
    const median = new Bootstrap(number).bca(
      INDEPENDENT,
      (units) => Float64Array.from(units, (unit) => values[unit] ?? Number.NaN).sort()[50] ?? 0,
      CONFIDENCE,
    );
    return [
      holds(quantileInterval(values, 0.5, CONFIDENCE), 1),
      holds(quantileInterval(values, 0.9, CONFIDENCE), exp(1.2815515655446004)),
      holds(median, 1),
    ];
  },
};

/** Two variants on common numbers whose parameters nobody knows: two replications a draw. */
const nested: CoverageCase = {
  id: "difference, 20 draws of 2 replications",
  claims: [covers("paired t on means of draws"), covers("BCa on means of draws")],
  trial: (number) => {
    const draws = new NormalDraws("nested", number);
    const effects = draws.take(20);
    const baseline = draws.take(40).map((noise) => 5 * noise);
    const variant = baseline.map(
      (value, at) => value + 0.5 + (effects[Math.floor(at / 2)] ?? 0) + draws.next(),
    );
    const found = comparePaired(variant, baseline, {
      confidence: CONFIDENCE,
      draws: baseline.map((_, at) => Math.floor(at / 2)),
      bootstrap: new Bootstrap(number),
    });
    return [holds(found?.t ?? null, 0.5), holds(found?.bootstrap ?? null, 0.5)];
  },
};

/** A study that ends when it is precise enough: looking again and again must not spoil its interval. */
const stopped: CoverageCase = {
  id: "mean after the stopping rule, ± 5 %",
  claims: [covers("mean, t")],
  trial: (number) => {
    const values = new NormalDraws("stopped", number).take(400).map((z) => 10 + 2 * z);
    const { replications } = stoppingRule([{ values, relative: 0.05, absolute: null }], {
      confidence: CONFIDENCE,
      min: 10,
      max: 400,
      batch: 10,
      look_ahead: 1,
      per_draw: 1,
    });
    return [holds(tInterval(values.slice(0, replications), CONFIDENCE), 10)];
  },
};

export const SYNTHETIC_CASES: readonly CoverageCase[] = [
  autoregressive,
  independent,
  nested,
  stopped,
];

function autoregressiveSeries(draws: NormalDraws): Float64Array {
  const innovation = Math.sqrt(1 - AUTOCORRELATION * AUTOCORRELATION);
  const values = new Float64Array(LENGTH);
  let z = draws.next();
  for (let at = 0; at < LENGTH; at++) {
    values[at] = exp(z);
    z = AUTOCORRELATION * z + innovation * draws.next();
  }
  return values;
}

function p95(sorted: Float64Array): number {
  return quantileOf(sorted, 0.95) ?? Number.NaN;
}
