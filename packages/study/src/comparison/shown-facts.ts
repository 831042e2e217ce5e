import { MEASURES } from "@contactpoint/analysis";
import type { Study } from "@contactpoint/scenario";
import { incidenceBand } from "../statistics/index.ts";
import { INCIDENCE_GRID_S } from "../replication/index.ts";
import type { Comparison, GroupEstimate, IncidenceCurve, PairedSeries } from "./comparison.ts";
import { pairedValues } from "./differences.ts";
import { drawsOf } from "./estimates.ts";
import { headlineMetric } from "./headline-metric.ts";
import type { SamplePair } from "./sample-pairs.ts";
import type { Sample } from "./sample.ts";

/** Mean curves over replications, each with its band where there are two independent units. */
export function incidenceOf(study: Study, shown: readonly Sample[]): Comparison["incidence"] {
  const curves = shown.flatMap((sample) =>
    MEASURES.map((measure) => curveOf(study, sample, measure)),
  );
  return { at_s: INCIDENCE_GRID_S, curves };
}

function curveOf(study: Study, sample: Sample, measure: IncidenceCurve["measure"]): IncidenceCurve {
  const curves = knownToAll(sample.results.map(({ incidence }) => incidence[measure]));
  const band = incidenceBand(curves, study.replications.confidence, drawsOf(study, sample));
  const mean = (curves[0] ?? []).map(
    (_, i) => curves.reduce((sum, curve) => sum + (curve[i] ?? 0), 0) / curves.length,
  );
  const isKnown = band.length === mean.length;
  return {
    point: sample.id,
    measure,
    mean,
    low: isKnown ? band.map(({ low }) => low) : null,
    high: isKnown ? band.map(({ high }) => high) : null,
  };
}

/** As far as every curve goes: a mean of those that go on would flatter. */
function knownToAll(curves: readonly (readonly (number | null)[])[]): number[][] {
  const known = curves.map((curve) => curve.filter((share) => share !== null));
  const length = Math.min(...known.map((curve) => curve.length));
  return known.map((curve) => curve.slice(0, length));
}

/** Means over the replications that have the group, weighted by its number of needs in each. */
export function groupsOf(shown: readonly Sample[]): GroupEstimate[] {
  return shown.flatMap((sample) => {
    const all = sample.results.flatMap(({ groups }) => groups);
    const byKey = Map.groupBy(all, ({ by, key }) => `${by} ${key}`);
    return [...byKey.values()].flatMap((members): GroupEstimate[] => {
      const [first] = members;
      if (first === undefined) return [];
      const weighted = (value: (of: (typeof members)[number]) => number | null): number | null =>
        weightedMean(members.map((member) => [value(member), member.n]));
      return [
        {
          point: sample.id,
          by: first.by,
          key: first.key,
          n: members.reduce((sum, { n }) => sum + n, 0) / sample.results.length,
          preserved_in_time_share: weighted((member) => member.preserved_in_time_share),
          time_to_preserve_s: weighted((member) => member.time_to_preserve_s),
        },
      ];
    });
  });
}

/** The headline metric of every pair that is shown as modelled. */
export function pairedSeries(study: Study, pairs: readonly SamplePair[]): PairedSeries[] {
  const metric = headlineMetric(study)?.name;
  if (metric === undefined) return [];
  return pairs.flatMap((pair) => {
    const values = pairedValues(pair, metric);
    return values === null || values.values.length === 0
      ? []
      : [{ point: pair.sample.id, against: pair.against.id, metric, ...values }];
  });
}

function weightedMean(
  values: readonly (readonly [value: number | null, weight: number])[],
): number | null {
  let [sum, weight] = [0, 0];
  for (const [value, own] of values) {
    if (value !== null) {
      sum += value * own;
      weight += own;
    }
  }
  return weight === 0 ? null : sum / weight;
}
