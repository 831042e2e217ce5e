import { STAGES } from "@contactpoint/analysis";
import type { Stage } from "@contactpoint/analysis";
import type { Study } from "@contactpoint/scenario";
import { drawMeans, tInterval } from "../statistics/index.ts";
import type { Comparison, Interval } from "./comparison.ts";
import { drawsOf } from "./estimates.ts";
import type { SamplePair } from "./sample-pairs.ts";

/**
 * By stage, the paired difference of its mean seconds. None of pairs with fewer than two replications,
 * and none where one of them had no need to preserve: the others alone would be another comparison.
 */
export function stageSplits(
  study: Study,
  pairs: readonly SamplePair[],
): Comparison["stage_splits"] {
  return pairs.flatMap((pair) => {
    const { sample, against } = pair;
    const n = Math.min(sample.results.length, against.results.length);
    const draws = drawsOf(study, sample)?.slice(0, n) ?? null;
    const split = STAGES.flatMap((stage): [Stage, Interval][] => {
      const values = Array.from({ length: n }, (_, r) => differenceOf(stage, pair, r)).filter(
        (value) => value !== null,
      );
      if (values.length < n) return [];
      const units = draws === null ? values : drawMeans(values, draws);
      const interval = tInterval(units, study.replications.confidence);
      return interval === null ? [] : [[stage, interval]];
    });
    return split.length < STAGES.length
      ? []
      : [{ point: sample.id, stages: Object.fromEntries(split) as Record<Stage, Interval> }];
  });
}

function differenceOf(stage: Stage, { sample, against }: SamplePair, r: number): number | null {
  const one = sample.results[r]?.stages[stage] ?? null;
  const other = against.results[r]?.stages[stage] ?? null;
  return one === null || other === null ? null : one - other;
}
