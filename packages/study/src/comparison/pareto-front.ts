import type { Study } from "@contactpoint/scenario";
import type { Comparison, Estimate } from "./comparison.ts";
import { headlineMetric, officersMetric } from "./headline-metric.ts";
import type { Sample } from "./sample.ts";

/** What each shown point gives and costs; efficient where no other gives as much for as little and one of both better. */
export function paretoFront(
  study: Study,
  shown: readonly Sample[],
  estimates: readonly Estimate[],
): Comparison["pareto"] {
  const [metric, staffing] = [headlineMetric(study), officersMetric(study)];
  if (metric === undefined || staffing === undefined || metric === staffing) return [];
  const meanOf = (point: string, name: string): number | null =>
    estimates.find((each) => each.point === point && each.metric === name)?.mean ?? null;
  const places = shown.flatMap(({ id }) => {
    const [value, officers] = [meanOf(id, metric.name), meanOf(id, staffing.name)];
    return value === null || officers === null
      ? []
      : [{ point: id, officers, metric: metric.name, value }];
  });
  const sign = metric.better === "higher" ? 1 : -1;
  return places.map((place) => ({
    ...place,
    efficient: !places.some(
      (other) =>
        other.officers <= place.officers &&
        sign * other.value >= sign * place.value &&
        (other.officers < place.officers || other.value !== place.value),
    ),
  }));
}
