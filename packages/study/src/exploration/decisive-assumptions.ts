import type { Study, StudyMetric, UncertainParameter } from "@contactpoint/scenario";

import type { DecisiveAssumption, Difference } from "../comparison/comparison.ts";
import { numberText } from "../comparison/quantity-text.ts";
import { metricTitle, sampleTitle } from "../comparison/sample-title.ts";
import { byDraw, valuesOf } from "./explored-sample.ts";
import type { ExploredSample } from "./explored-sample.ts";
import { inputTitle } from "./input-words.ts";
import { findingText, outcomeOf } from "./line-finding.ts";
import type { CrossingLine } from "./line-finding.ts";
import { fitLine } from "./line-fit.ts";

/** Two samples whose replications share their luck and their draws. */
export interface ExploredPair {
  readonly sample: ExploredSample;
  readonly against: ExploredSample;
}

/**
 * For each pair and metric the uncertain parameter that the paired difference follows most, by the
 * correlation over draws, if chance would give one so strong in fewer than 1 − confidence of studies
 * (Bonferroni over the parameters). A straight line through the draws says where the sign flips, if
 * the draws settle it.
 */
export function decisiveAssumptions(
  study: Study,
  pairs: readonly ExploredPair[],
  differences: readonly Difference[],
): DecisiveAssumption[] {
  return pairs.flatMap((pair) =>
    study.metrics.flatMap((metric) => {
      const found = strongest(study, pair, metric);
      if (found === null) return [];
      const decision = decisionOf(differences, pair, metric);
      return [{ point: pair.sample.id, ...assumptionOf(study, pair, { metric, decision }, found) }];
    }),
  );
}

interface Strongest {
  readonly parameter: UncertainParameter;
  readonly fit: CrossingLine;
}

function strongest(
  study: Study,
  { sample, against }: ExploredPair,
  metric: StudyMetric,
): Strongest | null {
  const drawn = byDraw(sample, valuesOf(sample, metric.name, against));
  if (drawn === null) return null;
  const level = (1 - study.replications.confidence) / study.uncertain.length;
  const fits = study.uncertain.flatMap((parameter): Strongest[] => {
    const inputs = drawn.drawn.map(({ parameters }) => parameters[parameter.path] ?? Number.NaN);
    const fit = fitLine(inputs, drawn.means, 1 - level);
    const crossing = fit?.crossing ?? null;
    if (fit === null || crossing === null || !(fit.p < level)) return [];
    return [{ parameter, fit: { ...fit, crossing } }];
  });
  const size = ({ fit }: Strongest): number => Math.abs(fit.correlation);
  return fits.toSorted((a, b) => size(b) - size(a))[0] ?? null;
}

function decisionOf(
  differences: readonly Difference[],
  { sample, against }: ExploredPair,
  { name }: StudyMetric,
): Difference["decision"] {
  const difference = differences.find(
    (each) => each.point === sample.id && each.against === against.id && each.metric === name,
  );
  return difference?.decision ?? "undecided";
}

function assumptionOf(
  study: Study,
  { sample, against }: ExploredPair,
  { metric, decision }: { metric: StudyMetric; decision: Difference["decision"] },
  { parameter: { path }, fit }: Strongest,
): Omit<DecisiveAssumption, "point"> {
  const [one, other] = [sampleTitle(study, sample), sampleTitle(study, against)];
  const outcome = outcomeOf(fit, decision);
  const finding = findingText(study, { path, metric, fit }, outcome, [one, other]);
  const correlation = numberText(fit.correlation, 2);
  const begins = `${metricTitle(study, metric.name)}: what decides most between ${one} and ${other} is ${inputTitle(study, path)} (correlation ${correlation})`;
  return {
    metric: metric.name,
    path,
    correlation: fit.correlation,
    outcome,
    flips_at: outcome === "flips" ? fit.crossing.estimate : null,
    crossing: fit.crossing,
    drawn: { from: fit.least, until: fit.most },
    finding,
    sentence: `${begins}${outcome === "flips" ? ":" : ", but"} ${finding}.`,
  };
}
