import type { Study } from "@contactpoint/scenario";
import { stoppingRule } from "../statistics/index.ts";
import type { PrecisionSeries, Shortfall } from "../statistics/index.ts";
import type { Comparison } from "./comparison.ts";
import { quantityText, decimalsFor, differenceScale } from "./quantity-text.ts";
import { metricTitle, sampleTitle } from "./sample-title.ts";
import { valuesOf } from "./sample.ts";
import type { Sample } from "./sample.ts";
import type { SamplePair } from "./sample-pairs.ts";
import { whyNoInterval } from "./why-no-interval.ts";

/** The series that the study's targets of precision are about: means, or differences with the baseline. */
export function precisionSeries(
  study: Study,
  shown: readonly Sample[],
  pairs: readonly SamplePair[],
): PrecisionSeries[] {
  return study.replications.targets.flatMap(({ metric, of, relative, absolute }) => {
    const widths = { relative, absolute };
    const title = metricTitle(study, metric);
    return of === "mean"
      ? shown.map((sample) => ({
          name: `${title} of ${sampleTitle(study, sample)}`,
          values: valuesOf(sample, metric),
          ...widths,
        }))
      : pairs.map(({ sample, against }) => ({
          name: `${title} of ${sampleTitle(study, sample)} against ${sampleTitle(study, against)}`,
          values: differencesBetween(valuesOf(sample, metric), valuesOf(against, metric)),
          ...widths,
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
    shortfalls: shortfalls.map((shortfall) => {
      const values = series.find(({ name }) => name === shortfall.name)?.values ?? [];
      return sentenceOf(study, shortfall, values.slice(0, replications));
    }),
  };
}

/** `values`: what there was of the series when it was looked at. */
function sentenceOf(
  study: Study,
  { name, half_width, target }: Shortfall,
  values: PrecisionSeries["values"],
): string {
  const metric = study.metrics.find(({ title, name: own }) =>
    name.startsWith(`${title["en"] ?? own} of `),
  );
  const unit = metric?.unit ?? "number";
  const text = (width: number): string => {
    const scale = differenceScale(unit, width);
    return quantityText(width, scale, decimalsFor(width * scale.factor, width * scale.factor));
  };
  if (half_width === null || target === null) {
    const isKnown = !values.includes(null);
    const why = whyNoInterval({ metric, n: values.length, isKnown, noun: "replications" });
    return `${name}: there is no interval, as ${why}.`;
  }
  return `${name}: ± ${text(half_width)}, where ± ${text(target)} was asked for.`;
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
