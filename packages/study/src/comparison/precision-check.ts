import type { Study, StudyMetric } from "@contactpoint/scenario";
import { stoppingRule } from "../statistics/index.ts";
import type { PrecisionSeries, Shortfall } from "../statistics/index.ts";
import type { Comparison } from "./comparison.ts";
import {
  decimalsFor,
  MOST_DECIMALS,
  namedWidth,
  quantityText,
  roundScale,
} from "./quantity-text.ts";
import type { Scale } from "./quantity-text.ts";
import { metricTitle, sampleTitle } from "./sample-title.ts";
import { valuesOf } from "./sample.ts";
import type { Sample } from "./sample.ts";
import type { SamplePair } from "./sample-pairs.ts";
import { whyNoInterval } from "./why-no-interval.ts";

interface TargetSeries extends PrecisionSeries {
  /** What the target is about. */
  readonly name: string;
  readonly metric: StudyMetric | undefined;
}

/** The series that the study's targets of precision are about: means, or differences with the baseline. */
export function precisionSeries(
  study: Study,
  shown: readonly Sample[],
  pairs: readonly SamplePair[],
): TargetSeries[] {
  return study.replications.targets.flatMap(({ metric: wanted, of, relative, absolute }) => {
    const metric = study.metrics.find(({ name }) => name === wanted);
    const target = { relative, absolute, metric };
    const title = metricTitle(study, wanted);
    return of === "mean"
      ? shown.map((sample) => ({
          name: `${title} of ${sampleTitle(study, sample)}`,
          values: valuesOf(sample, wanted),
          ...target,
        }))
      : pairs.map(({ sample, against }) => ({
          name: `${title} of ${sampleTitle(study, sample)} against ${sampleTitle(study, against)}`,
          values: differencesBetween(valuesOf(sample, wanted), valuesOf(against, wanted)),
          ...target,
        }));
  });
}

/** Whether the targets are met by what was run; met where there is none. */
export function precisionCheck(
  study: Study,
  shown: readonly Sample[],
  pairs: readonly SamplePair[],
): Comparison["precision"] {
  const series = precisionSeries(study, shown, pairs);
  if (series.length === 0) return { met: true, shortfalls: [] };
  const { met, shortfalls, replications } = stoppingRule(series, study.replications);
  if (replications === 0) {
    return {
      met: false,
      shortfalls: [
        `Fewer than the ${study.replications.min} replications that the study asks for were run.`,
      ],
    };
  }
  return {
    met,
    shortfalls: shortfalls.map((shortfall) => sentenceOf(shortfall, replications, series.length)),
  };
}

/** `count`: of all series that targets are about. */
function sentenceOf(
  { series, half_width, target }: Shortfall<TargetSeries>,
  replications: number,
  count: number,
): string {
  const { name, metric, absolute } = series;
  if (half_width === null || target === null) {
    const values = series.values.slice(0, replications);
    const isKnown = !values.includes(null);
    const why = whyNoInterval({ metric, n: values.length, isKnown, noun: "replications" });
    return `${name}: there is no interval, as ${why}.`;
  }
  const scale = roundScale(metric?.unit ?? "number", target);
  // What is asked for as a share of the mean is no round number.
  const asked =
    target === absolute
      ? namedWidth(target, scale)
      : quantityText(target, scale, decimalsFor(target * scale.factor, target * scale.factor));
  const together =
    count === 1
      ? ""
      : `; wider than in the tables, as all ${count} intervals hold together (Bonferroni)`;
  return `${name}: ± ${widerText(half_width, target, scale)}, where ± ${asked} was asked for${together}.`;
}

/** With as many decimals as it takes to see that it is wider than what was asked for. */
function widerText(width: number, target: number, scale: Scale): string {
  const [shown, asked] = [width * scale.factor, target * scale.factor];
  let decimals = decimalsFor(shown, shown);
  while (decimals < MOST_DECIMALS && Number(shown.toFixed(decimals)) <= asked) decimals += 1;
  return quantityText(width, scale, decimals);
}

function differencesBetween(
  one: readonly (number | null)[],
  other: readonly (number | null)[],
): (number | null)[] {
  return Array.from({ length: Math.min(one.length, other.length) }, (_, r) => {
    const [a, b] = [one[r] ?? null, other[r] ?? null];
    return a === null || b === null ? null : a - b;
  });
}
