import { STAGES } from "@contactpoint/analysis";
import type { Stage } from "@contactpoint/analysis";
import type { Study } from "@contactpoint/scenario";
import { drawMeans, tInterval } from "../statistics/index.ts";
import type { Comparison, Interval } from "./comparison.ts";
import { drawsOf } from "./estimates.ts";
import type { SamplePair } from "./sample-pairs.ts";

/** By stage, the paired difference of its mean seconds; of pairs with fewer than two replications none. */
export function stageSplits(
  study: Study,
  pairs: readonly SamplePair[],
): Comparison["stage_splits"] {
  return pairs.flatMap(({ sample, against }) => {
    const n = Math.min(sample.results.length, against.results.length);
    const draws = drawsOf(study, sample)?.slice(0, n) ?? null;
    const split = STAGES.flatMap((stage): [Stage, Interval][] => {
      const values = Array.from(
        { length: n },
        (_, r) =>
          (sample.results[r]?.stages[stage] ?? 0) - (against.results[r]?.stages[stage] ?? 0),
      );
      const units = draws === null ? values : drawMeans(values, draws);
      const interval = tInterval(units, study.replications.confidence);
      return interval === null ? [] : [[stage, interval]];
    });
    return split.length < STAGES.length
      ? []
      : [{ point: sample.id, stages: Object.fromEntries(split) as Record<Stage, Interval> }];
  });
}
