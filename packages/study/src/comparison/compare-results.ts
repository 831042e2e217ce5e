import type { Study } from "@contactpoint/scenario";
import type { StudyPoint } from "../plan/study-point.ts";
import type { ReplicationResult } from "../replication/replication-result.ts";
import { Bootstrap } from "../statistics/index.ts";
import { comparisonNotes } from "./comparison-notes.ts";
import type { Comparison, Difference, NetworkFigures, SelectionOutcome } from "./comparison.ts";
import { differencesOf } from "./differences.ts";
import { estimatesOf } from "./estimates.ts";
import { exploreResults } from "../exploration/index.ts";
import { withOfficers } from "./headline-metric.ts";
import { paretoFront } from "./pareto-front.ts";
import { precisionCheck } from "./precision-check.ts";
import { removalSteps } from "./removal-steps.ts";
import type { RemovalCurve } from "./removal-steps.ts";
import { samplePairs } from "./sample-pairs.ts";
import { samplesOf } from "./sample.ts";
import { groupsOf, incidenceOf, pairedSeries } from "./shown-facts.ts";
import { sortedSamples } from "./shown-samples.ts";
import { stageSplits } from "./stage-splits.ts";
import { verdictsOf } from "./verdicts.ts";
import { warmUpCheck } from "./warm-up-check.ts";

/** What a comparison needs beside the results. */
export interface ComparisonContext {
  /** Of the base scenario, in days. */
  readonly warm_up_days: number;
  readonly selection: SelectionOutcome | null;
  readonly networks: readonly NetworkFigures[];
  readonly removals: readonly RemovalCurve[];
}

/**
 * What the results say: a pure function of the study, its points and the results that count, in
 * whatever order these come. Results of a point behind a missing replication are left out, and so
 * are those that a selection asked for.
 */
export function compareResults(
  given: Study,
  points: readonly StudyPoint[],
  results: readonly ReplicationResult[],
  context: ComparisonContext,
): Comparison {
  const study = withOfficers(given);
  const samples = samplesOf(points, fixedBeforehand(study, results));
  const sorted = sortedSamples(samples);
  const { shown, switched, explored, removed } = sorted;
  const pairs = samplePairs(study, sorted);
  const main = pairs.filter(({ family }) => family === "shown");
  const bootstrap = new Bootstrap(study.seed);
  const estimates = [
    ...[...shown, ...switched, ...removed].flatMap((sample) =>
      estimatesOf(study, sample, bootstrap),
    ),
    ...explored.flatMap((sample) => estimatesOf(study, sample, null)),
  ];
  const differences: Difference[] = differencesOf(study, pairs, bootstrap);
  const explained = exploreResults(study, samples, main, differences);
  const all = [...samples, ...(explored.length === 0 ? [] : [...shown, ...switched])];
  return {
    study: study.id,
    confidence: study.replications.confidence,
    replications: Object.fromEntries(all.map(({ id, results: own }) => [id, own.length])),
    verdicts: verdictsOf(study, pairs, { differences, decisive: explained.decisive }),
    estimates,
    differences,
    selection: context.selection,
    stage_splits: stageSplits(study, main),
    pareto: paretoFront(study, shown, { estimates, differences }),
    ...explained,
    warm_up: warmUpCheck(study, shown, context.warm_up_days),
    incidence: incidenceOf(study, shown),
    groups: groupsOf(shown),
    pairs: pairedSeries(study, main),
    robustness: removalSteps(study, context.removals, pairs),
    networks: context.networks,
    precision: precisionCheck(study, shown, main),
    notes: comparisonNotes(study, {
      samples: all,
      estimates,
      pairs,
      differences,
      selection: context.selection,
    }),
  };
}

/**
 * A selection gives replications to variants by what it has found of them. Differences over these
 * would be called certain too often, and means over different replications do not share their luck.
 * So the comparison rests on those whose number was fixed, and the selection alone on all.
 */
function fixedBeforehand(
  { selection, replications }: Study,
  results: readonly ReplicationResult[],
): readonly ReplicationResult[] {
  return selection === null
    ? results
    : results.filter(({ replication }) => replication < replications.min);
}
