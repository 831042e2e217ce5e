import type { Study } from "@contactpoint/scenario";

import type { SensitivityIndex } from "../comparison/comparison.ts";
import { factorDesign, factorPlace } from "../design/index.ts";
import type { DesignRow } from "../design/index.ts";
import { Bootstrap } from "../statistics/index.ts";
import { elementaryEffects } from "./elementary-effects.ts";
import { asModelled, combinationOf, meanOf, valuesOf } from "./explored-sample.ts";
import type { ExploredSample } from "./explored-sample.ts";
import { regressionIndices } from "./regression-indices.ts";
import { sobolIndices } from "./sobol-indices.ts";

const EMPTY = {
  first: null,
  total: null,
  mean_effect: null,
  mean_absolute_effect: null,
  effect_deviation: null,
  standardised: null,
  r2: null,
} as const;

/**
 * What moves the study's metrics of sensitivity, of each variant as modelled: Sobol indices of the
 * factors in a Saltelli design, elementary effects in one of Morris, else a regression on factors and
 * uncertain parameters. A combination counts with its mean over replications; a block with one that
 * lacks the metric is left out.
 */
export function sensitivityOf(
  study: Study,
  samples: readonly ExploredSample[],
): SensitivityIndex[] {
  const whole = asModelled(samples);
  return study.exploration.sensitivity.flatMap((metric) =>
    study.variants.flatMap(({ name }) => {
      const own = whole.filter(({ variant }) => variant === name);
      return indicesOf(study, own, metric).map((found) => ({ metric, variant: name, ...found }));
    }),
  );
}

type Found = Omit<SensitivityIndex, "metric" | "variant">;

function indicesOf(study: Study, samples: readonly ExploredSample[], metric: string): Found[] {
  const { design, factors } = study;
  if (factors.length > 0 && design.kind === "saltelli") return sobol(study, samples, metric);
  if (factors.length > 0 && design.kind === "morris") return morris(study, samples, metric);
  return regression(study, samples, metric);
}

function sobol(study: Study, samples: readonly ExploredSample[], metric: string): Found[] {
  const blocks = completeBlocks(study, samples, metric);
  if (blocks.length < 2) return [];
  const found = sobolIndices(
    blocks.map((block) => block.map(({ output }) => output)),
    study.replications.confidence,
    new Bootstrap(study.seed),
  );
  return study.factors.map(({ name }, at) => ({
    ...EMPTY,
    input: name,
    method: "sobol",
    first: found[at]?.first ?? null,
    total: found[at]?.total ?? null,
  }));
}

function morris(study: Study, samples: readonly ExploredSample[], metric: string): Found[] {
  const walks = completeBlocks(study, samples, metric).map((walk) =>
    walk.map(({ assignment, output }) => ({
      // By its values and not by the steps of the design, which a factor of few values overshoots.
      place: study.factors.map((factor) => factorPlace(factor, assignment[factor.name] ?? "")),
      output,
    })),
  );
  const found = elementaryEffects(walks);
  return study.factors.flatMap(({ name }, at) => {
    const own = found[at] ?? null;
    if (own === null) return [];
    return {
      ...EMPTY,
      input: name,
      method: "morris",
      mean_effect: own.mean,
      mean_absolute_effect: own.meanAbsolute,
      effect_deviation: own.deviation,
    } as const;
  });
}

/** Blocks of the design in which every combination has the metric. */
function completeBlocks(
  study: Study,
  samples: readonly ExploredSample[],
  metric: string,
): (DesignRow & { readonly output: number })[][] {
  const means = new Map(
    samples.map((sample) => [combinationOf(sample), meanOf(valuesOf(sample, metric))]),
  );
  return factorDesign(study).blocks.flatMap((block) => {
    const known = block.flatMap((row) => {
      const output = means.get(combinationOf({ factors: row.assignment })) ?? null;
      return output === null ? [] : [{ ...row, output }];
    });
    return known.length === block.length ? [known] : [];
  });
}

function regression(study: Study, samples: readonly ExploredSample[], metric: string): Found[] {
  return regressionIndices(study, samples, metric).map((coefficient) => ({
    ...EMPTY,
    ...coefficient,
    method: "regression",
  }));
}
