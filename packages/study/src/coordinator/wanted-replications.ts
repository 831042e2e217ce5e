import type { Study } from "@contactpoint/scenario";
import type { SelectionOutcome } from "../comparison/comparison.ts";
import { precisionSeries } from "../comparison/precision-check.ts";
import { samplePairs } from "../comparison/sample-pairs.ts";
import { samplesOf } from "../comparison/sample.ts";
import { sortedSamples } from "../comparison/shown-samples.ts";
import type { StudyPoint } from "../plan/study-point.ts";
import type { ReplicationResult } from "../replication/replication-result.ts";
import { stoppingRule } from "../statistics/index.ts";
import { selectByKn } from "./select-by-kn.ts";
import { selectByOcba } from "./select-by-ocba.ts";

/** By point, its results from replication 0 on without a gap. */
export type KnownResults = ReadonlyMap<string, readonly ReplicationResult[]>;

export interface WantedReplications {
  /** By point, how many replications count; more may be wanted once these are known. */
  readonly counts: ReadonlyMap<string, number>;
  /** Nothing more will be wanted: all that counts is known. */
  readonly isFinished: boolean;
  /** Points that can want more, so that a processor with nothing else to do may run ahead. */
  readonly runAhead: ReadonlySet<string>;
  readonly selection: SelectionOutcome | null;
}

/**
 * How many replications of each point a study wants, seen from the results that are known. A pure
 * function that looks at whole rounds of contiguous replications in their order and never behind
 * the first at which it stops: so the decision is the same whatever came first, was run ahead or
 * was read from an interrupted study's log.
 */
export function wantedReplications(
  study: Study,
  points: readonly StudyPoint[],
  known: KnownResults,
): WantedReplications {
  switch (study.selection?.kind) {
    case "kn":
      return selectByKn(study, study.selection, points, known);
    case "ocba":
      return selectByOcba(study, study.selection, points, known);
    case undefined:
      return study.replications.targets.length === 0
        ? fixedNumber(study.replications.max, points, known)
        : wantedForPrecision(study, points, known);
  }
}

function fixedNumber(
  count: number,
  points: readonly StudyPoint[],
  known: KnownResults,
): WantedReplications {
  return {
    counts: new Map(points.map(({ id }) => [id, count])),
    isFinished: fewest(points, known) >= count,
    runAhead: new Set(),
    selection: null,
  };
}

function wantedForPrecision(
  study: Study,
  points: readonly StudyPoint[],
  known: KnownResults,
): WantedReplications {
  const { min, max, batch } = study.replications;
  const rounds = Math.min(max, fewest(points, known));
  const results = points.flatMap(({ id }) => known.get(id)?.slice(0, rounds) ?? []);
  const samples = sortedSamples(samplesOf(points, results));
  const pairs = samplePairs(study, samples).filter(
    ({ sample, family }) =>
      family === "shown" && sample.without === null && sample.removed.length === 0,
  );
  const series = precisionSeries(study, samples.shown, pairs);
  const { stop, replications } = stoppingRule(series, study.replications);
  const count = stop
    ? replications
    : Math.min(max, replications === 0 ? min : replications + batch);
  return {
    counts: new Map(points.map(({ id }) => [id, count])),
    isFinished: stop,
    runAhead: new Set(stop ? [] : points.map(({ id }) => id)),
    selection: null,
  };
}

/** Rounds that every point has finished. */
function fewest(points: readonly StudyPoint[], known: KnownResults): number {
  return Math.min(...points.map(({ id }) => known.get(id)?.length ?? 0));
}
