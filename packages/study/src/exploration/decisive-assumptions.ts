import type { Study, StudyMetric, UncertainParameter } from "@contactpoint/scenario";

import type { DecisiveAssumption } from "../comparison/comparison.ts";
import { numberText } from "../comparison/quantity-text.ts";
import { sampleTitle } from "../comparison/sample-title.ts";
import { byDraw, valuesOf } from "./explored-sample.ts";
import type { ExploredSample } from "./explored-sample.ts";
import { inputText } from "./input-words.ts";
import { fitLine } from "./line-fit.ts";
import type { LineFit } from "./line-fit.ts";

/** Two samples whose replications share their luck and their draws. */
export interface ExploredPair {
  readonly sample: ExploredSample;
  readonly against: ExploredSample;
}

/**
 * For each pair and metric the uncertain parameter that the paired difference follows most, by the
 * correlation over draws, if chance would give one so strong in fewer than 1 − confidence of studies
 * (Bonferroni over the parameters). A straight line through the draws says where the sign flips.
 */
export function decisiveAssumptions(
  study: Study,
  pairs: readonly ExploredPair[],
): DecisiveAssumption[] {
  return pairs.flatMap((pair) =>
    study.metrics.flatMap((metric) => {
      const found = strongest(study, pair, metric);
      if (found === null) return [];
      const { parameter, fit } = found;
      return [
        {
          point: pair.sample.id,
          metric: metric.name,
          path: parameter.path,
          correlation: fit.correlation,
          flips_at: fit.crossing === null ? null : Number(fit.crossing.toPrecision(3)),
          sentence: sentenceOf(study, pair, metric, found),
        },
      ];
    }),
  );
}

interface Strongest {
  readonly parameter: UncertainParameter;
  readonly fit: LineFit;
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
    const fit = fitLine(inputs, drawn.means);
    return fit === null || !(fit.p < level) ? [] : [{ parameter, fit }];
  });
  const size = ({ fit }: Strongest): number => Math.abs(fit.correlation);
  return fits.toSorted((a, b) => size(b) - size(a))[0] ?? null;
}

function sentenceOf(
  study: Study,
  { sample, against }: ExploredPair,
  metric: StudyMetric,
  { parameter, fit }: Strongest,
): string {
  const [one, other] = [sampleTitle(study, sample), sampleTitle(study, against)];
  const title = parameter.title["en"] ?? parameter.path;
  const text = (value: number): string => inputText(study, parameter.path, value);
  const begins = `${metric.title["en"] ?? metric.name}: what decides most between ${one} and ${other} is ${title} (correlation ${numberText(fit.correlation, 2)})`;
  const isBetter = (difference: number): boolean => difference > 0 === (metric.better === "higher");
  if (fit.crossing !== null) {
    const [below, above] = isBetter(fit.atLeast) ? [one, other] : [other, one];
    return `${begins}: below ${text(fit.crossing)} ${below} is better, above it ${above}.`;
  }
  const better = isBetter(fit.atLeast) ? one : other;
  return `${begins}, but ${better} stays better from ${text(fit.least)} to ${text(fit.most)}.`;
}
