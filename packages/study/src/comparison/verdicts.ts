import type { Study, StudyMetric } from "@contactpoint/scenario";
import { drawMeans, momentsOf } from "../statistics/index.ts";
import type { ComparisonVerdict, DecisiveAssumption, Difference } from "./comparison.ts";
import { pairedValues } from "./differences.ts";
import { drawsOf } from "./estimates.ts";
import { headlineMetric, isService, officersMetric } from "./headline-metric.ts";
import type { SamplePair } from "./sample-pairs.ts";
import {
  errorSentence,
  flipSentence,
  headlineSentence,
  isManyToSay,
  metricClause,
  namesSentence,
} from "./verdict-sentence.ts";
import type { Clause, Compared } from "./verdict-sentence.ts";

/** What verdicts are drawn from. */
export interface Found {
  readonly differences: readonly Difference[];
  readonly decisive: readonly DecisiveAssumption[];
}

/** One for each pair that is shown as modelled; without any metric there is none. */
export function verdictsOf(
  study: Study,
  pairs: readonly SamplePair[],
  found: Found,
): ComparisonVerdict[] {
  const headline = headlineMetric(study);
  if (headline === undefined) return [];
  return pairs
    .filter(({ family }) => family === "shown")
    .map((pair) => verdictOf(study, headline, pair, found));
}

function verdictOf(
  study: Study,
  headline: StudyMetric,
  pair: SamplePair,
  found: Found,
): ComparisonVerdict {
  const compared = (metric: StudyMetric): Compared =>
    comparedOf(study, metric, pair, found.differences);
  const main = compared(headline);
  const officers = officersMetric(study);
  const others = study.metrics
    .filter((metric) => metric !== headline && metric !== officers && isService(metric))
    .map(compared);
  const decided = others.filter(({ difference }) => difference.decision !== "undecided");
  const isLong = isManyToSay(decided);
  const sentences: Clause[] = [
    headlineSentence(study, pair, main, [
      ...(officers === undefined || officers === headline ? [] : metricClause(compared(officers))),
      ...(isLong ? [] : decided.flatMap(metricClause)),
    ]),
    ...(isLong ? [namesSentence(decided)] : []),
    ...errorSentence(main),
    ...found.decisive
      .filter(({ point, metric }) => point === pair.sample.id && metric === headline.name)
      .map((assumption) => flipSentence(study, assumption)),
  ];
  return {
    point: pair.sample.id,
    decision: decisionOf(main, others),
    sentence: sentences.map(({ text }) => text).join(" "),
    figures: sentences.flatMap(({ figures }) => figures),
  };
}

/** By the headline; mixed where it is decided and another metric of the service decides against it. */
function decisionOf(main: Compared, others: readonly Compared[]): ComparisonVerdict["decision"] {
  const { decision } = main.difference;
  const opposite = decision === "better" ? "worse" : "better";
  return decision !== "undecided" &&
    others.some(({ difference }) => difference.decision === opposite)
    ? "mixed"
    : decision;
}

function comparedOf(
  study: Study,
  metric: StudyMetric,
  pair: SamplePair,
  differences: readonly Difference[],
): Compared {
  const { sample, against } = pair;
  const difference = differences.find(
    (each) =>
      each.point === sample.id && each.against === against.id && each.metric === metric.name,
  );
  if (difference === undefined) {
    throw new TypeError(`${sample.id} was not compared with ${against.id} by ${metric.name}`);
  }
  return { metric, difference, levels: levelsOf(study, pair, metric.name) };
}

/** Means of both over the pairs of the difference, by draws like it, so that they differ by just that. */
function levelsOf(study: Study, pair: SamplePair, metric: string): Compared["levels"] {
  const paired = pairedValues(pair, metric);
  if (paired === null) return null;
  const draws = drawsOf(study, pair.sample)?.slice(0, paired.values.length) ?? null;
  const [mean, against] = [paired.values, paired.against_values].map(
    (values) => momentsOf(draws === null ? values : drawMeans(values, draws))?.mean,
  );
  return mean === undefined || against === undefined ? null : { mean, against };
}
