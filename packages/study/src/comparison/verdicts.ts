import type { Study, StudyMetric } from "@contactpoint/scenario";
import type { ComparisonVerdict, DecisiveAssumption, Difference, Estimate } from "./comparison.ts";
import { headlineMetric, isService, officersMetric } from "./headline-metric.ts";
import type { SamplePair } from "./sample-pairs.ts";
import { errorSentence, flipSentence, headlineSentence, metricClause } from "./verdict-sentence.ts";
import type { Clause, Compared } from "./verdict-sentence.ts";

/** What verdicts are drawn from. */
export interface Found {
  readonly estimates: readonly Estimate[];
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
  const compared = (metric: StudyMetric): Compared => comparedOf(metric, pair, found);
  const main = compared(headline);
  const officers = officersMetric(study);
  const others = study.metrics
    .filter((metric) => metric !== headline && metric !== officers && isService(metric))
    .map(compared);
  const sentences: Clause[] = [
    headlineSentence(study, pair, main, [
      ...(officers === undefined || officers === headline ? [] : metricClause(compared(officers))),
      ...others
        .filter(({ difference }) => difference.decision !== "undecided")
        .flatMap(metricClause),
    ]),
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
  metric: StudyMetric,
  { sample, against }: SamplePair,
  { estimates, differences }: Found,
): Compared {
  const mean = (point: string): number | null =>
    estimates.find((each) => each.point === point && each.metric === metric.name)?.mean ?? null;
  const difference = differences.find(
    (each) =>
      each.point === sample.id && each.against === against.id && each.metric === metric.name,
  );
  if (difference === undefined) {
    throw new TypeError(`${sample.id} was not compared with ${against.id} by ${metric.name}`);
  }
  return { metric, difference, mean: mean(sample.id), against: mean(against.id) };
}
