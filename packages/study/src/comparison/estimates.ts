import type { Study } from "@contactpoint/scenario";
import { drawMeans, momentsOf, quantileInterval, tInterval } from "../statistics/index.ts";
import type { Bootstrap } from "../statistics/index.ts";
import type { Estimate } from "./comparison.ts";
import { valuesOf } from "./sample.ts";
import type { Sample } from "./sample.ts";

/** From fewer independent units resampling shows too little of the scatter, and claims too much. */
export const LEAST_BOOTSTRAP_UNITS = 10;

/** Estimates of every metric of a sample; intervals by bootstrap only where it is given. */
export function estimatesOf(study: Study, sample: Sample, bootstrap: Bootstrap | null): Estimate[] {
  return study.metrics.map(({ name }) => estimateOf(study, sample, name, bootstrap));
}

function estimateOf(
  study: Study,
  sample: Sample,
  metric: string,
  bootstrap: Bootstrap | null,
): Estimate {
  const { confidence } = study.replications;
  const values = valuesOf(sample, metric);
  const reached = values.filter((value) => value !== null);
  const n = values.length;
  const base = { point: sample.id, metric, n, undefined_in: n - reached.length };
  const moments = momentsOf(reached);
  if (moments === null || reached.length < n) {
    return {
      ...base,
      mean: null,
      standard_deviation: null,
      t: null,
      bootstrap: null,
      median: null,
    };
  }
  const draws = drawsOf(study, sample);
  const units = draws === null ? reached : drawMeans(reached, draws);
  return {
    ...base,
    // Of the units that the intervals stand on, so that a draw left unfinished does not part them.
    mean: momentsOf(units)?.mean ?? moments.mean,
    standard_deviation: moments.variance === null ? null : Math.sqrt(moments.variance),
    t: tInterval(units, confidence),
    bootstrap:
      units.length < LEAST_BOOTSTRAP_UNITS
        ? null
        : (bootstrap?.bcaOfMean(units, confidence) ?? null),
    // Replications that share a draw depend on one another, and order statistics must not.
    median: units.length === n ? quantileInterval(reached, 0.5, confidence) : null,
  };
}

/** The draw of the parameters of each replication; `null` where nothing is drawn. */
export function drawsOf(study: Study, { results }: Sample): number[] | null {
  return study.uncertain.length === 0 ? null : results.map(({ draw }) => draw);
}
