import type { Study } from "@contactpoint/scenario";

import type { Comparison } from "../comparison/comparison.ts";
import { asModelled, byDraw, combinationOf, meanOf, valuesOf } from "./explored-sample.ts";
import type { ExploredSample } from "./explored-sample.ts";
import { inputText } from "./input-words.ts";
import { regretOf } from "./regret.ts";
import type { Condition } from "./regret.ts";

/**
 * Regret of each variant, as modelled, over the combinations of the factors (means over
 * replications); where there is one combination alone, over the draws of the uncertain parameters.
 */
export function regretsOf(study: Study, samples: readonly ExploredSample[]): Comparison["regret"] {
  const variants = study.variants.map(({ name }) => name);
  const whole = asModelled(samples);
  const combinations = Map.groupBy(whole, combinationOf);
  return study.exploration.regret.flatMap((metric) => {
    const better = study.metrics.find(({ name }) => name === metric)?.better ?? "higher";
    const conditions =
      combinations.size > 1
        ? [...combinations.values()].map((alike) => overReplications(study, alike, metric))
        : overDraws(study, whole, metric);
    return regretOf(variants, conditions, better).map((found) => ({ metric, ...found }));
  });
}

function overReplications(
  study: Study,
  samples: readonly ExploredSample[],
  metric: string,
): Condition {
  const values = samples.flatMap((sample) => {
    const mean = meanOf(valuesOf(sample, metric));
    return mean === null ? [] : [[sample.variant, mean] as const];
  });
  const at = Object.entries(samples[0]?.factors ?? {}).map(
    ([name, value]) =>
      `${name} ${typeof value === "number" ? inputText(study, name, value) : value}`,
  );
  return { at: at.join(", "), values: Object.fromEntries(values) };
}

function overDraws(study: Study, samples: readonly ExploredSample[], metric: string): Condition[] {
  if (study.uncertain.length === 0) {
    return samples.length === 0
      ? []
      : [{ ...overReplications(study, samples, metric), at: "as given" }];
  }
  const found = samples.map((sample) => ({
    variant: sample.variant,
    drawn: byDraw(sample, valuesOf(sample, metric)),
  }));
  const draws = new Set(found.flatMap(({ drawn }) => drawn?.drawn.map(({ draw }) => draw) ?? []));
  return [...draws].map((draw) => {
    const values = found.flatMap(({ variant, drawn }) => {
      const at = drawn?.drawn.findIndex((result) => result.draw === draw) ?? -1;
      const mean = drawn?.means[at];
      return mean === undefined ? [] : [[variant, mean] as const];
    });
    return { at: `draw ${draw}`, values: Object.fromEntries(values) };
  });
}
