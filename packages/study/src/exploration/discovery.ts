import { KeyedRandom } from "@contactpoint/engine";
import type { Study } from "@contactpoint/scenario";

import type { DiscoveredBox } from "../comparison/comparison.ts";
import { differenceText, numberText, valueText } from "../comparison/quantity-text.ts";
import { metricTitle, variantTitle } from "../comparison/sample-title.ts";
import { asModelled, combinationOf, valuesOf } from "./explored-sample.ts";
import type { ExploredSample } from "./explored-sample.ts";
import { primInputs } from "./input-columns.ts";
import { inputText, inputTitle } from "./input-words.ts";
import { prim } from "./prim.ts";
import type { PrimBox, PrimInput } from "./prim-box.ts";

type Question = Study["exploration"]["discovery"][number];

/**
 * Conditions (factors and drawn parameters) under which the study's cases of interest are frequent;
 * a case is a replication of the variant as modelled. Those that lack the metric are left out.
 */
export function discoveryOf(study: Study, samples: readonly ExploredSample[]): DiscoveredBox[] {
  const whole = asModelled(samples);
  const random = new KeyedRandom(study.seed).label("discovery");
  return study.exploration.discovery.flatMap((question) => {
    const cases = casesOf(question, whole);
    if (cases.length === 0) return [];
    const inputs = primInputs(study, cases);
    const interest = cases.map(({ value }) => isOfInterest(question, value));
    const found = prim({ inputs, interest, minSupport: question.min_support, random });
    const { metric, variant, against } = question;
    const density = interest.filter(Boolean).length / interest.length;
    const { coverage, support } = found?.box ?? { coverage: density, support: density };
    const limits = found === null ? [] : limitsOf(inputs, found.box);
    const sentence =
      limits.length === 0
        ? `${caseText(study, question)} in ${percent(density)} of replications, under no condition clearly more often.`
        : boxSentence(study, question, limits, found?.box, density);
    return [
      {
        metric,
        variant,
        against,
        sentence,
        limits,
        coverage,
        density: found?.box.density ?? density,
        support,
      },
    ];
  });
}

function casesOf({ metric, variant, against }: Question, samples: readonly ExploredSample[]) {
  return samples
    .filter((sample) => sample.variant === variant)
    .flatMap((sample) => {
      const other = samples.find(
        (one) => one.variant === against && combinationOf(one) === combinationOf(sample),
      );
      if (against !== null && other === undefined) return [];
      return valuesOf(sample, metric, other ?? null).flatMap((value, r) => {
        const result = sample.results[r];
        if (value === null || result === undefined) return [];
        const { parameters, replication, draw } = result;
        return [{ factors: sample.factors, parameters, replication, draw, value }];
      });
    });
}

function isOfInterest({ when }: Question, value: number): boolean {
  return "below" in when ? value < when.below : value > when.above;
}

type Limits = DiscoveredBox["limits"];

function limitsOf(inputs: readonly PrimInput[], box: PrimBox): Limits {
  return [...box.limits]
    .toSorted(([a], [b]) => a - b)
    .map(([at, limit]) => {
      const input = inputs[at]?.name ?? "";
      if ("among" in limit) return { input, from: null, until: null, among: [...limit.among] };
      const { from, until } = limit;
      return {
        input,
        from: Number.isFinite(from) ? from : null,
        until: Number.isFinite(until) ? until : null,
        among: null,
      };
    });
}

/** `Preserved in time of Mesh less that of Hub is below 0.0 percentage points` */
function caseText(study: Study, { metric, variant, against, when }: Question): string {
  const unit = study.metrics.find(({ name }) => name === metric)?.unit ?? "number";
  const [side, mark] = "below" in when ? ["below", when.below] : ["above", when.above];
  const whose = `${metricTitle(study, metric)} of ${variantTitle(study, variant)}`;
  if (against === null) return `${whose} is ${side} ${valueText(unit, mark)}`;
  const marked = mark === 0 ? "0" : differenceText(unit, mark);
  return `${whose} less that of ${variantTitle(study, against)} is ${side} ${marked}`;
}

function boxSentence(
  study: Study,
  question: Question,
  limits: Limits,
  box: PrimBox | undefined,
  overall: number,
): string {
  const conditions = limits.map((limit) => limitText(study, limit)).join(" and ");
  return `${caseText(study, question)} in ${percent(box?.density ?? 0)} of replications where ${conditions}, against ${percent(overall)} of all; ${percent(box?.coverage ?? 0)} of such replications lie there.`;
}

/** `Volume is at least 2` */
export function limitText(study: Study, { input, from, until, among }: Limits[number]): string {
  const title = inputTitle(study, input);
  const text = (value: number): string => inputText(study, input, value);
  if (among !== null) return `${title} is ${among.map(String).join(" or ")}`;
  if (from === null) return `${title} is at most ${text(until ?? 0)}`;
  return until === null
    ? `${title} is at least ${text(from)}`
    : `${title} is from ${text(from)} to ${text(until)}`;
}

function percent(share: number): string {
  return `${numberText(share * 100, 0)}\u00a0%`;
}
