import type { Study, StudyMetric } from "@contactpoint/scenario";
import { comparePaired, holm } from "../statistics/index.ts";
import type { Bootstrap } from "../statistics/index.ts";
import type { Difference } from "./comparison.ts";
import { drawsOf, LEAST_BOOTSTRAP_UNITS } from "./estimates.ts";
import type { SamplePair } from "./sample-pairs.ts";
import { valuesOf } from "./sample.ts";

/**
 * Every metric of every pair, in the order of pairs. The p values of one metric within a family are
 * adjusted together (Holm), and decide. Intervals by bootstrap only where it is given, and
 * never from few draws or replications.
 */
export function differencesOf(
  study: Study,
  pairs: readonly SamplePair[],
  bootstrap: Bootstrap | null,
): Difference[] {
  const raw = pairs.flatMap((pair) =>
    study.metrics.map((metric) => ({
      pair,
      metric,
      found: pairedOf(study, pair, metric, bootstrap),
    })),
  );
  const adjusted = new Map<string, number[]>();
  for (const [key, members] of Map.groupBy(raw, familyOf)) {
    adjusted.set(key, holm(members.flatMap(({ found }) => found?.p ?? [])));
  }
  return raw.map(({ pair, metric, found }) => {
    const own = found === null ? null : adjusted.get(familyOf({ pair, metric }))?.shift();
    return differenceOf(study, { pair, metric, found, adjusted_p: own ?? null });
  });
}

/** Values of both by replication, as far as both go; `null` if it is not known of one replication. */
export function pairedValues(
  { sample, against }: Pick<SamplePair, "sample" | "against">,
  metric: string,
): { readonly values: number[]; readonly against_values: number[] } | null {
  const [one, other] = [valuesOf(sample, metric), valuesOf(against, metric)];
  const n = Math.min(one.length, other.length);
  const values = one.slice(0, n).filter((value) => value !== null);
  const against_values = other.slice(0, n).filter((value) => value !== null);
  return values.length < n || against_values.length < n ? null : { values, against_values };
}

type Found = ReturnType<typeof comparePaired>;

function familyOf({ pair, metric }: { pair: SamplePair; metric: StudyMetric }): string {
  return `${pair.family} ${metric.name}`;
}

function pairedOf(
  study: Study,
  pair: SamplePair,
  metric: StudyMetric,
  bootstrap: Bootstrap | null,
): Found {
  const values = pairedValues(pair, metric.name);
  if (values === null) return null;
  return comparePaired(values.values, values.against_values, {
    confidence: study.replications.confidence,
    draws: drawsOf(study, pair.sample)?.slice(0, values.values.length) ?? null,
    bootstrap,
    isCertain: metric.kind === "staffing" && metric.measure !== "utilisation",
  });
}

function differenceOf(
  study: Study,
  {
    pair: { sample, against },
    metric,
    found,
    adjusted_p,
  }: { pair: SamplePair; metric: StudyMetric; found: Found; adjusted_p: number | null },
): Difference {
  return {
    point: sample.id,
    against: against.id,
    metric: metric.name,
    n: Math.min(sample.results.length, against.results.length),
    t: found?.t ?? null,
    bootstrap: found === null || found.units < LEAST_BOOTSTRAP_UNITS ? null : found.bootstrap,
    p: found?.p ?? null,
    adjusted_p,
    monte_carlo_se: found?.monte_carlo_se ?? null,
    input_se: found?.input_se ?? null,
    correlation: found?.correlation ?? null,
    variance_ratio: found?.variance_ratio ?? null,
    decision: decisionOf(metric, found, adjusted_p, 1 - study.replications.confidence),
  };
}

function decisionOf(
  { better }: StudyMetric,
  found: Found,
  adjusted_p: number | null,
  level: number,
): Difference["decision"] {
  if (found === null || adjusted_p === null || adjusted_p > level || found.t.estimate === 0) {
    return "undecided";
  }
  return found.t.estimate > 0 === (better === "higher") ? "better" : "worse";
}
