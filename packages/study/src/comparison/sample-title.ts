import type { Study } from "@contactpoint/scenario";
import { inputText } from "../exploration/input-words.ts";
import type { StudyPoint } from "../plan/study-point.ts";

/** A point in words: `Regional hubs, volume 2, without completeness check`. States out of service are counted, not named. */
export function sampleTitle(
  study: Study,
  { variant, factors, without, removed }: Omit<StudyPoint, "id">,
): string {
  const values = Object.entries(factors).map(([name, value]) => {
    const factor = study.factors.find((each) => each.name === name);
    const isSpan = factor?.levels.kind === "range" && factor.levels.unit === "span";
    const text =
      isSpan && typeof value === "number" ? inputText(study, name, value) : String(value);
    return `${factor?.title["en"] ?? name} ${text}`;
  });
  return [
    variantTitle(study, variant),
    ...values,
    ...(without === null ? [] : [`without ${switchTitle(study, without)}`]),
    ...(removed.length === 0
      ? []
      : [`${removed.length} ${removed.length === 1 ? "State" : "States"} out of service`]),
  ].join(", ");
}

export function variantTitle({ variants }: Study, name: string): string {
  return variants.find((variant) => variant.name === name)?.title["en"] ?? name;
}

export function switchTitle({ switches }: Study, name: string): string {
  return switches.find((each) => each.name === name)?.title["en"] ?? name;
}

export function metricTitle({ metrics }: Study, name: string): string {
  return metrics.find((metric) => metric.name === name)?.title["en"] ?? name;
}
